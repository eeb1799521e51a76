package io.viciagents.node.conversation;

import io.viciagents.node.speech.Words;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Has an answer made before the caller's turn is certainly over: to words that look complete, that stayed the same for
 * 200 ms, or of which the recogniser thinks that they may be the last. It is dropped when other words follow. At most three a turn, for each costs
 * money. Confined to the call's loop. Mutable: the words, what was guessed, and how often.
 *
 * <pre>
 *   words --complete, or 200 ms the same--&gt; guessed --the turn is over, same words--&gt; confirmed
 *                                 |
 *                                 +--other words--&gt; dropped
 * </pre>
 */
final class Speculation {
    private static final Duration STABLE = Duration.ofMillis(200);
    private static final int MOST_A_TURN = 3;

    private final Timers timers;
    private final Consumer<String> suppose;
    private final Runnable drop;
    private List<String> words = List.of();
    private String text = "";
    private State state = State.NOTHING;
    private Timers.Alarm stable = () -> {};
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
        switch (completeness) {
            case COMPLETE -> guess();
            case NEUTRAL -> stable = timers.after(STABLE, this::guess);
            case TRAILING -> {}
        }
    }

    /** The recogniser thinks that the turn may be over. */
    void mayBeOver() {
        if (state == State.NOTHING) {
            guess();
        }
    }

    private void guess() {
        stable.cancel();
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
        stable.cancel();
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
