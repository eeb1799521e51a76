package io.viciagents.node.conversation;

import io.viciagents.node.time.Timers;
import java.time.Duration;

/**
 * Decides when the agent first speaks. Confined to the call's loop.
 *
 * <p>Who called is greeted at once. Who was called is given half a second for a hello, which may be past already; one that
 * has begun is let finish, but for a second and a half at most: the law wants the first words within two seconds of the
 * answer. A conversation that comes from another node goes on at once. Mutable: the alarm, and what was waited for.
 */
final class Greeting {
    private static final Duration FOR_A_HELLO = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final AnsweredCall call;
    private final Timers timers;
    private final Runnable greet;
    private Timers.Alarm alarm = () -> {};
    private State state = State.WAITING;

    Greeting(AnsweredCall call, Timers timers, Runnable greet) {
        this.call = call;
        this.timers = timers;
        this.greet = greet;
    }

    /** Both sides hear each other. */
    void begin() {
        if (call.dialled()) {
            alarm = timers.after(FOR_A_HELLO, this::now);
        } else {
            now();
        }
    }

    /** The callee began to speak. */
    void callerStarted() {
        if (state == State.WAITING) {
            state = State.HELLO;
            alarm.cancel();
            alarm = timers.after(LONGEST.minus(FOR_A_HELLO), this::now);
        }
    }

    /** The callee has finished. */
    void callerFinished() {
        if (state == State.HELLO) {
            now();
        }
    }

    /** Whether the agent has not spoken yet. */
    boolean pending() {
        return state != State.DONE;
    }

    /** Nothing is to be said any more. */
    void cancel() {
        alarm.cancel();
        state = State.DONE;
    }

    private void now() {
        if (pending()) {
            cancel();
            greet.run();
        }
    }

    private enum State {
        WAITING,
        HELLO,
        DONE
    }
}
