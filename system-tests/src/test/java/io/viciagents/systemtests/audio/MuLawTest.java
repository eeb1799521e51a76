package io.viciagents.systemtests.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MuLawTest {
    @Test
    void knownCodesAreThoseOfTheStandard() {
        assertThat(MuLaw.encode((short) 0)).isEqualTo((byte) 0xFF);
        assertThat(MuLaw.encode((short) 32_635)).isEqualTo((byte) 0x80);
        assertThat(MuLaw.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32_124);
    }

    @Test
    void everyCodeComesBackAsItself() {
        for (int code = 0; code < 256; code++) {
            byte again = MuLaw.encode(MuLaw.decode((byte) code));
            // 0x7F is minus zero, which no sample is.
            assertThat(again).isEqualTo((byte) (code == 0x7F ? 0xFF : code));
        }
    }
}
