package io.viciagents.node.conversation;

import io.viciagents.node.conversation.SpeechDetector.Verdict;
import io.viciagents.node.speech.RecognitionListener;
import java.time.Duration;

/**
 * Decides when the caller's turn begins and ends. Confined to the call's loop.
 *
 * <pre>
 *            60 ms of voice              pause longer than allowed
 *   waiting ----------------&gt; in a turn ---------------------------&gt; waiting
 * </pre>
 *
 * <p>How long a pause may be depends on how complete the words look: 300 ms when they are complete, 500 to 700 when nobody
 * can tell, 1300 when they trail off; never over three seconds. The middle one follows the caller's own pauses, quickly,
 * for a call has few of them. Ten seconds of voice without a new word are noise, and end the turn, too: nobody waits for ever
 * beside a running machine. Mutable are the counters of frames.
 */
final class Endpointing {
    private static final int START_FRAMES = 3;
    private static final int COMPLETE = Frames.in(Duration.ofMillis(300));
    private static final int TRAILING = Frames.in(Duration.ofMillis(1300));
    private static final int NEUTRAL_LEAST = Frames.in(Duration.ofMillis(500));
    private static final int NEUTRAL_MOST = Frames.in(Duration.ofMillis(700));
    private static final int CAP = Frames.in(Duration.ofSeconds(3));
    private static final int A_PAUSE = Frames.in(Duration.ofMillis(200));
    private static final int ROOM = Frames.in(Duration.ofMillis(200));
    private static final int NOISE = Frames.in(Duration.ofSeconds(10));
    private static final double WEIGHT = 0.3;

    private double neutral = Frames.in(Duration.ofMillis(600));
    private Completeness completeness = Completeness.NEUTRAL;
    private State state = State.WAITING;
    private Judge judge = Judge.OURSELVES;
    private Judgement judgement = Judgement.NONE;
    private int onset;
    private int run;
    private int voiced;
    private int silent;
    private int sinceWords;

    /** The next frame. */
    Turn hear(Verdict verdict) {
        run = verdict == Verdict.SPEECH ? run + 1 : 0;
        return switch (state) {
            case WAITING -> waiting(verdict);
            case IN_A_TURN -> inATurn(verdict);
        };
    }

    private Turn waiting(Verdict verdict) {
        onset = verdict == Verdict.SPEECH ? onset + 1 : Math.max(0, onset - 1);
        if (onset < START_FRAMES) {
            return Turn.UNCHANGED;
        }
        state = State.IN_A_TURN;
        completeness = Completeness.NEUTRAL;
        voiced = onset;
        silent = 0;
        sinceWords = 0;
        judgement = Judgement.NONE;
        return Turn.STARTED;
    }

    private Turn inATurn(Verdict verdict) {
        if (verdict == Verdict.SPEECH) {
            voiced++;
        }
        sinceWords++;
        // One frame alone is a click, not a voice that goes on.
        if (run >= 2) {
            learn(silent);
            silent = 0;
        } else {
            silent++;
        }
        if (judgement != Judgement.OVER && silent < allowed() && sinceWords < NOISE) {
            return Turn.UNCHANGED;
        }
        if (judgement == Judgement.NONE) {
            judge = Judge.OURSELVES;
        }
        state = State.WAITING;
        onset = 0;
        return Turn.ENDED;
    }

    private int allowed() {
        int wanted = switch (completeness) {
            case COMPLETE -> COMPLETE;
            case NEUTRAL -> (int) Math.round(neutral);
            case TRAILING -> TRAILING;
        };
        return switch (judge) {
            case OURSELVES -> Math.min(wanted, CAP);
            case RECOGNISER -> Math.clamp(wanted, TRAILING, CAP);
        };
    }

    /** The recogniser judges turns itself: its word replaces the timer, which stays as the cap, until it falls silent. */
    void judged(RecognitionListener.Turn now) {
        judge = Judge.RECOGNISER;
        judgement = now == RecognitionListener.Turn.OVER ? Judgement.OVER : Judgement.GOES_ON;
    }

    private void learn(int pause) {
        if (pause >= A_PAUSE) {
            double next = (1 - WEIGHT) * neutral + WEIGHT * (pause + ROOM);
            neutral = Math.clamp(next, NEUTRAL_LEAST, NEUTRAL_MOST);
        }
    }

    /** The words of the turn so far look like this. */
    void words(Completeness now) {
        completeness = now;
        sinceWords = 0;
    }

    /** The caller went on after a turn was thought to be over: longer pauses from now on. */
    void cutOff() {
        neutral = NEUTRAL_MOST;
    }

    /** Whether the caller has the floor. */
    boolean inATurn() {
        return state == State.IN_A_TURN;
    }

    /** How long nothing was heard at the end of the turn. */
    Duration silence() {
        return Frames.duration(silent);
    }

    /** How much voice there was in the turn. */
    Duration voiced() {
        return Frames.duration(voiced);
    }

    /** What a frame changed. */
    enum Turn {
        /** Nothing. */
        UNCHANGED,
        /** The caller began to speak some 60 ms ago. */
        STARTED,
        /** The caller's turn is over. */
        ENDED
    }

    private enum Judge {
        OURSELVES,
        RECOGNISER
    }

    private enum Judgement {
        NONE,
        GOES_ON,
        OVER
    }

    private enum State {
        WAITING,
        IN_A_TURN
    }
}
