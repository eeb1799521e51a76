package io.viciagents.node.conversation;

import io.viciagents.node.speech.Words;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has an answer made before the caller's turn is certainly over, once the caller has fallen silent: to words that look
 * complete, that stayed the same for 200 ms, or that trail off and are followed by a pause in which few go on; or to words of
 * which the recogniser thinks that they may be the last. It is dropped when other words follow. At most three a turn, for each
 * costs money; none while the caller can be heard, for the words of who speaks slowly stay the same for 200 ms again and
 * again. Confined to the call's loop. Mutable: the words, what was guessed, and how often.
 *
 * <pre>
 *   words --the caller is silent, for long enough--&gt; guessed --the turn is over, same words--&gt; confirmed
 *                                                       |
 *                                                       +--other words--&gt; dropped
 * </pre>
 */
final class Speculation {
    private static final Duration STABLE = Duration.ofMillis(200);
    /** Between two syllables there may be less. */
    private static final Duration SILENT = Duration.ofMillis(100);
    /** Within words that look complete nobody pauses. */
    private static final Duration SILENT_AFTER_ALL = Duration.ofMillis(40);
    /** The answer is ready when the pause is over that is allowed here; most who go on do so before. */
    private static final Duration SILENT_AFTER_TRAILING = Duration.ofMillis(700);

    private static final int MOST_A_TURN = 3;

    private final Timers timers;
    private final Consumer<String> suppose;
    private final Runnable drop;
    private List<String> words = List.of();
    private String text = "";
    private Completeness look = Completeness.NEUTRAL;
    private long changed;
    private State state = State.NOTHING;
    private int guesses;

    /**
     * Guesses nothing yet.
     *
     * @param suppose has an answer made to these words, and kept back
     * @param drop takes that back
     */
    Speculation(Timers timers, Consumer<String> suppose, Runnable drop) {
        this.timers = timers;
        this.suppose = suppose;
        this.drop = drop;
    }

    /** The caller began another turn. */
    void turnStarted() {
        forget();
        guesses = 0;
    }

    /** The words of the turn so far. */
    void words(String soFar, Completeness completeness) {
        List<String> now = Words.of(soFar);
        if (now.equals(words)) {
            return;
        }
        forget();
        words = now;
        text = soFar;
        look = completeness;
        changed = timers.nanoTime();
    }

    /** For so long the caller has been silent by now. */
    void silent(Duration silence) {
        boolean last = switch (look) {
            case COMPLETE -> silence.compareTo(SILENT_AFTER_ALL) >= 0;
            case NEUTRAL -> silence.compareTo(SILENT) >= 0 && stable();
            case TRAILING -> silence.compareTo(SILENT_AFTER_TRAILING) >= 0 && stable();
        };
        if (last && state == State.NOTHING) {
            guess();
        }
    }

    private boolean stable() {
        return timers.nanoTime() - changed >= STABLE.toNanos();
    }

    /** The recogniser thinks that the turn may be over. */
    void mayBeOver() {
        if (state == State.NOTHING) {
            guess();
        }
    }

    private void guess() {
        if (!words.isEmpty() && guesses < MOST_A_TURN) {
            guesses++;
            state = State.GUESSED;
            suppose.accept(text);
        }
    }

    /** The turn is over, with these words: whether the answer to them was made already. */
    boolean confirms(String finalWords) {
        boolean right = state == State.GUESSED && Words.of(finalWords).equals(words);
        if (right) {
            state = State.NOTHING;
        }
        forget();
        return right;
    }

    /** What was guessed is not wanted. */
    void forget() {
        words = List.of();
        if (state == State.GUESSED) {
            state = State.NOTHING;
            drop.run();
        }
    }

    private enum State {
        NOTHING,
        GUESSED
    }
}
