package io.viciagents.node.conversation;

import io.viciagents.node.profile.Profile;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a caller from hearing dead air while an answer is long in coming: a word 800 ms after it was asked for, and another
 * whenever nothing was heard for a while, the fillers in turn. A profile without fillers has the answer given up so early
 * that what takes its place is heard before the longest silence that the profile allows is over. Confined to the call's
 * loop. Mutable: the alarm and how many were said.
 */
final class Filler {
    private static final Duration FIRST = Duration.ofMillis(800);
    private static final Duration NEXT = Duration.ofSeconds(3);
    /** An answer has this at least, however late the end of the caller's turn was found. */
    private static final Duration FOR_A_WORD = Duration.ofMillis(500);

    private final Timers timers;
    private final List<String> fillers;
    private final Supplier<Duration> longest;
    private final BooleanSupplier speaking;
    private final Consumer<String> say;
    private final Consumer<String> tooLong;
    private Timers.Alarm alarm = () -> {};
    private int said;

    /**
     * Fills nothing yet.
     *
     * @param longest after so much silence something must be said
     * @param tooLong is told why the answer is given up, when there is nothing to fill the silence with
     */
    Filler(
            Timers timers,
            Profile profile,
            Supplier<Duration> longest,
            BooleanSupplier speaking,
            Consumer<String> say,
            Consumer<String> tooLong) {
        this.timers = timers;
        this.fillers = profile.retries().fillers();
        this.longest = longest;
        this.speaking = speaking;
        this.say = say;
        this.tooLong = tooLong;
    }

    /** An answer was asked for, and so long nothing was heard. */
    void begin(Duration waited) {
        said = 0;
        Duration left = longest.get().minus(waited);
        Duration forAWord = left.compareTo(FOR_A_WORD) < 0 ? FOR_A_WORD : left;
        ring(fillers.isEmpty() || forAWord.compareTo(FIRST) < 0 ? forAWord : FIRST);
    }

    private Duration atMost(Duration wanted) {
        return wanted.compareTo(longest.get()) < 0 ? wanted : longest.get();
    }

    private void ring(Duration delay) {
        alarm.cancel();
        alarm = timers.after(delay, this::fill);
    }

    /** What is still being said is followed by silence, from which it is counted anew. */
    private void fill() {
        if (speaking.getAsBoolean()) {
            return;
        }
        if (fillers.isEmpty()) {
            tooLong.accept("the caller would have waited for too long");
        } else {
            say.accept(fillers.get(said % fillers.size()));
            said++;
        }
    }

    /** Something was told or has been said, and may be the last for a while. */
    void told() {
        ring(fillers.isEmpty() ? longest.get() : atMost(NEXT));
    }

    void end() {
        alarm.cancel();
    }

    /** Whether this is one: it is no part of what the agent says. */
    boolean isFiller(String text) {
        return fillers.contains(text);
    }
}
