package io.viciagents.node.conversation;

import io.viciagents.node.conversation.SpeechDetector.Verdict;
import java.time.Duration;

/**
 * Decides whether a voice over the agent's is an interruption. Confined to the call's loop.
 *
 * <pre>
 *          200 ms of voice       telling words, or 600 ms of voice
 *   quiet -----------------&gt; held -------------------------------&gt; confirmed
 *     ^                       |                                       |
 *     +-- resume -------------+-- only asides, or no words in time ---+
 *     +-- taken --------------+-- the turn is over and has words -----+
 * </pre>
 *
 * <p>Held, the agent is silent and could speak on. Confirmed, what it would still think of is not wanted; what is queued is
 * kept until the words are known, for a cough of 600 ms must not lose the sentence. Mutable are the stage and the counters.
 */
final class BargeIn {
    private static final int HOLD = Frames.in(Duration.ofMillis(200));
    private static final int CONFIRM = Frames.in(Duration.ofMillis(600));
    private static final int GIVE_UP_HELD = Frames.in(Duration.ofMillis(1500));
    private static final int GIVE_UP_CONFIRMED = Frames.in(Duration.ofMillis(2500));

    private Stage stage = Stage.QUIET;
    private Weight weight = Weight.NOTHING;
    private int voiced;
    private int silent;
    private int sinceOnset;

    /** The next frame of the caller while the agent speaks and may be interrupted. */
    Move hear(Verdict verdict) {
        count(verdict);
        return switch (stage) {
            case QUIET -> voiced >= HOLD ? to(Stage.HELD, Move.HOLD) : Move.NONE;
            case HELD -> held();
            case CONFIRMED -> silent >= GIVE_UP_CONFIRMED ? back(Move.RESUME) : Move.NONE;
        };
    }

    private void count(Verdict verdict) {
        switch (verdict) {
            case SPEECH -> {
                voiced++;
                silent = 0;
            }
            case SILENCE -> {
                silent++;
                if (stage == Stage.QUIET) {
                    voiced = Math.max(0, voiced - 1);
                }
            }
        }
        if (stage == Stage.QUIET) {
            sinceOnset = voiced == 0 ? 0 : sinceOnset + 1;
        }
    }

    /** How long after the caller's first sound the agent fell silent, or so far. */
    Duration sinceOnset() {
        return Frames.duration(sinceOnset);
    }

    private Move held() {
        if (voiced >= CONFIRM && weight != Weight.ASIDE) {
            return to(Stage.CONFIRMED, Move.CONFIRM);
        }
        return silent >= GIVE_UP_HELD ? back(Move.RESUME) : Move.NONE;
    }

    /** The words so far of the caller's running turn. */
    Move words(Weight now) {
        weight = now;
        return stage == Stage.HELD && now == Weight.TELLING ? to(Stage.CONFIRMED, Move.CONFIRM) : Move.NONE;
    }

    /** The caller's turn is over. */
    Move result(Weight words) {
        Stage was = stage;
        Move end = back(words == Weight.TELLING ? Move.TAKE : Move.RESUME);
        return was == Stage.QUIET && end == Move.RESUME ? Move.NONE : end;
    }

    /** The agent stopped speaking, for whatever reason. */
    void forget() {
        back(Move.NONE);
    }

    private Move to(Stage next, Move move) {
        stage = next;
        return move;
    }

    private Move back(Move move) {
        stage = Stage.QUIET;
        weight = Weight.NOTHING;
        voiced = 0;
        silent = 0;
        sinceOnset = 0;
        return move;
    }

    /** What the conversation has to do. */
    enum Move {
        /** Nothing. */
        NONE,
        /** Fall silent at the next frame, keep everything. */
        HOLD,
        /** It is an interruption: think no further. */
        CONFIRM,
        /** It was none: speak on. */
        RESUME,
        /** The caller has the floor: forget what was to be said. */
        TAKE
    }

    private enum Stage {
        QUIET,
        HELD,
        CONFIRMED
    }
}
