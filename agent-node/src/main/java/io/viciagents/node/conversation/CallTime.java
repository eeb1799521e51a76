package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * Brings a call to its end that lasts too long, and cuts nobody's sentence for it: a warning, then a goodbye, each when
 * nobody speaks. Whoever speaks on and on is waited for, for a while. Confined to the call's loop. Mutable: the stage
 * and the alarm.
 *
 * <pre>
 *   running --before the end--&gt; warning due --nobody speaks--&gt; warned --the end--&gt; goodbye due --nobody speaks--&gt; goodbye
 *                                                                                     |
 *                         10 s: the agent finishes its sentence; 20 s: the goodbye, even over the caller
 *   goodbye --20 s--&gt; overdue --20 s--&gt; ended, whatever is being said
 * </pre>
 */
final class CallTime {
    private static final Duration FOR_A_PAUSE = Duration.ofSeconds(10);
    private static final Duration FOR_A_GOODBYE = Duration.ofSeconds(20);

    private final Timers timers;
    private Listener listener = new Nobody();
    private Stage stage = Stage.RUNNING;
    private Timers.Alarm alarm = () -> {};

    CallTime(Timers timers) {
        this.timers = timers;
    }

    /**
     * The call has so long left.
     *
     * @param before the end the caller is warned; a call that has less left than this was warned already
     */
    void begin(Duration left, Duration before, Listener told) {
        listener = told;
        Duration untilWarning = left.minus(before);
        if (untilWarning.isNegative() || before.isZero()) {
            stage = Stage.WARNED;
            ring(left, this::up);
        } else {
            stage = Stage.RUNNING;
            ring(untilWarning, () -> {
                stage = Stage.WARNING_DUE;
                ring(before, this::up);
                pause();
            });
        }
    }

    /** An outcome has failed: the conversation goes on for so long, without a warning. */
    void goOn(Duration left) {
        begin(left, Duration.ZERO, listener);
    }

    private void up() {
        stage = Stage.GOODBYE_DUE;
        ring(FOR_A_PAUSE, () -> {
            ring(FOR_A_PAUSE, this::goodbye);
            listener.finishSentence();
        });
        pause();
    }

    /** Nobody may be speaking now: says what is due; false when nothing is, or when somebody speaks after all. */
    boolean pause() {
        if (!listener.nobodySpeaks()) {
            return false;
        }
        return switch (stage) {
            case WARNING_DUE -> {
                stage = Stage.WARNED;
                listener.warn();
                yield true;
            }
            case GOODBYE_DUE -> {
                goodbye();
                yield true;
            }
            case RUNNING, WARNED, GOODBYE -> false;
        };
    }

    private void goodbye() {
        stage = Stage.GOODBYE;
        ring(FOR_A_GOODBYE, () -> {
            ring(FOR_A_GOODBYE, listener::end);
            listener.overdue();
        });
        listener.goodbye();
    }

    private void ring(Duration delay, Runnable what) {
        alarm.cancel();
        alarm = timers.after(delay, what);
    }

    void cancel() {
        alarm.cancel();
        stage = Stage.GOODBYE;
    }

    /** The conversation whose time it is. */
    interface Listener {
        /** Whether a sentence may be said now without cutting another. */
        boolean nobodySpeaks();

        /** The caller is to be told that little time is left. */
        void warn();

        /** The agent is to say no more than the sentence that is being heard. */
        void finishSentence();

        /** The conversation is to be brought to its end. */
        void goodbye();

        /** That led nowhere. */
        void overdue();

        /** That neither: it just ends. */
        void end();
    }

    /** Before the call begins. */
    private static final class Nobody implements Listener {
        @Override
        public boolean nobodySpeaks() {
            return false;
        }

        @Override
        public void warn() {
            // Nobody is there.
        }

        @Override
        public void finishSentence() {
            // Nobody is there.
        }

        @Override
        public void goodbye() {
            // Nobody is there.
        }

        @Override
        public void overdue() {
            // Nobody is there.
        }

        @Override
        public void end() {
            // Nobody is there.
        }
    }

    private enum Stage {
        RUNNING,
        WARNING_DUE,
        WARNED,
        GOODBYE_DUE,
        GOODBYE
    }
}
