package io.viciagents.node.conversation;

import io.viciagents.node.dialogue.AnswerPart.Digits;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes of single keys what the dialogue waits for. Confined to the call's loop.
 *
 * <p>While a number is wanted, digits are gathered until there are enough, or {@code #} is pressed, or none follows for
 * three seconds; {@code *} is never part of a number. Otherwise each key counts by itself. Mutable: what was gathered.
 */
final class DigitCollector {
    private static final Duration BETWEEN_DIGITS = Duration.ofSeconds(3);

    private final Timers timers;
    private final Consumer<String> pressed;
    private final StringBuilder gathered = new StringBuilder();
    private Optional<Digits> wanted = Optional.empty();
    private Timers.Alarm alarm = () -> {};

    DigitCollector(Timers timers, Consumer<String> pressed) {
        this.timers = timers;
        this.pressed = pressed;
    }

    /** What is waited for from now on. A number begun stays only while a number is still wanted. */
    void expect(Optional<Digits> digits) {
        wanted = digits;
        if (digits.isEmpty()) {
            forget();
        }
    }

    /** The caller pressed a key. */
    void key(String key) {
        alarm.cancel();
        if (wanted.isEmpty() || key.equals("*")) {
            forget();
            pressed.accept(key);
            return;
        }
        if (!key.equals("#")) {
            gathered.append(key);
        }
        if (key.equals("#") || gathered.length() >= wanted.get().most()) {
            complete();
        } else {
            alarm = timers.after(BETWEEN_DIGITS, this::complete);
        }
    }

    private void complete() {
        String number = gathered.toString();
        forget();
        if (!number.isEmpty()) {
            pressed.accept(number);
        }
    }

    void forget() {
        alarm.cancel();
        gathered.setLength(0);
    }
}
