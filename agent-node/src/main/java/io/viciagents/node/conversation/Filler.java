package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Fills the wait for a slow answer with a word, so that nobody hears dead air: 800 ms after it was asked for, and again when
 * it was silent for four seconds, once each filler. Confined to the call's loop. Mutable: the alarm and how many were said.
 */
final class Filler {
    private static final Duration FIRST = Duration.ofMillis(800);
    private static final Duration NEXT = Duration.ofSeconds(4);

    private final Timers timers;
    private final List<String> fillers;
    private final BooleanSupplier speaking;
    private final Consumer<String> say;
    private Timers.Alarm alarm = () -> {};
    private int said;

    Filler(Timers timers, List<String> fillers, BooleanSupplier speaking, Consumer<String> say) {
        this.timers = timers;
        this.fillers = fillers;
        this.speaking = speaking;
        this.say = say;
    }

    /** An answer was asked for. */
    void begin() {
        said = 0;
        ring(FIRST);
    }

    private void ring(Duration delay) {
        alarm.cancel();
        if (said < fillers.size()) {
            alarm = timers.after(delay, this::fill);
        }
    }

    private void fill() {
        if (!speaking.getAsBoolean()) {
            say.accept(fillers.get(said));
            said++;
        }
        ring(NEXT);
    }

    /** Something was told, and may be the last for a while. */
    void told() {
        ring(NEXT);
    }

    void end() {
        alarm.cancel();
    }

    /** Whether this is one: it is no part of what the agent says. */
    boolean isFiller(String text) {
        return fillers.contains(text);
    }
}
