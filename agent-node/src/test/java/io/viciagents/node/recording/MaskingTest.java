package io.viciagents.node.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MaskingTest {
    @Test
    void aCardNumberIsMaskedHoweverItIsWritten() {
        assertThat(Masking.mask("my card 4111111111111111 ok")).isEqualTo("my card [masked] ok");
        assertThat(Masking.mask("4111-1111-1111-1111")).isEqualTo("[masked]");
        assertThat(Masking.mask("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")).isEqualTo("[masked]");
        assertThat(Masking.mask("it is four one one one one one one one one one one one one one one one bye"))
                .isEqualTo("it is [masked] bye");
    }

    @Test
    void otherNumbersStay() {
        assertThat(Masking.mask("2026-03-03T10:00:00 call 8005550100 or one two three"))
                .isEqualTo("2026-03-03T10:00:00 call 8005550100 or one two three");
    }
}
