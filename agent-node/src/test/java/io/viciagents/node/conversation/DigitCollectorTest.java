package io.viciagents.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.viciagents.node.dialogue.AnswerPart.Digits;
import io.viciagents.node.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DigitCollectorTest {
    private final ManualTimers timers = new ManualTimers();
    private final List<String> pressed = new ArrayList<>();
    private final DigitCollector digits = new DigitCollector(timers, pressed::add);

    @Test
    void withoutANumberToTypeEachKeyCountsAtOnce() {
        press("12#");

        assertThat(pressed).containsExactly("1", "2", "#");
    }

    @Test
    void aNumberIsCompleteWhenItIsLongEnough() {
        digits.expect(Optional.of(new Digits(2, 4)));

        press("12345");

        assertThat(pressed).containsExactly("1234");
    }

    @Test
    void aNumberIsCompleteWithTheHash() {
        digits.expect(Optional.of(new Digits(2, 8)));

        press("123#");

        assertThat(pressed).containsExactly("123");
    }

    @Test
    void aNumberIsCompleteAfterThreeSecondsWithoutADigit() {
        digits.expect(Optional.of(new Digits(2, 8)));

        press("12");
        timers.advance(Duration.ofMillis(2900));
        press("3");
        timers.advance(Duration.ofMillis(2900));
        assertThat(pressed).isEmpty();
        timers.advance(Duration.ofMillis(100));

        assertThat(pressed).containsExactly("123");
    }

    @Test
    void theStarIsNoPartOfANumber() {
        digits.expect(Optional.of(new Digits(2, 8)));

        press("12*");
        timers.advance(Duration.ofSeconds(5));

        assertThat(pressed).containsExactly("*");
    }

    private void press(String keys) {
        keys.chars().forEach(key -> digits.key(Character.toString(key)));
    }
}
