package io.viciagents.vicidial.api;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets requests through to one API so that ten refused logins, which would lock the user, cannot happen: one at a time
 * until a login was accepted, at most {@value #AT_ONCE} after that (a password may be changed while they are under way),
 * and none after a refusal, until a human says so. Both APIs together stay below ten.
 *
 * <pre>
 *   UNKNOWN --accepted--> ACCEPTED
 *      |  ^                  |
 *      |  +---- tryAgain ----+---- tryAgain ----+
 *      +------ refused ------+--> REFUSED ------+
 * </pre>
 *
 * Mutable, for it counts; used on one context only.
 */
final class LoginGate {
    static final int AT_ONCE = 4;
    private static final int LONGEST_QUEUE = 2_000;

    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private State state = State.UNKNOWN;
    private int inside;

    /** What is known of the login. */
    private enum State {
        UNKNOWN,
        ACCEPTED,
        REFUSED
    }

    /** A request that wants to pass. Called once: pass means that {@link #leave} must follow. */
    interface Waiting {
        void pass();

        void refused();

        void full();
    }

    void enter(Waiting request) {
        if (state == State.REFUSED) {
            request.refused();
        } else if (waiting.size() >= LONGEST_QUEUE) {
            request.full();
        } else {
            waiting.add(request);
            letIn();
        }
    }

    void leave() {
        inside--;
        letIn();
    }

    /** Answers whether this is the first time since it was not known. */
    boolean accepted() {
        boolean first = state == State.UNKNOWN;
        state = first ? State.ACCEPTED : state;
        return first;
    }

    /** Answers whether this is the first refusal. */
    boolean refused() {
        boolean first = state != State.REFUSED;
        state = State.REFUSED;
        while (!waiting.isEmpty()) {
            waiting.remove().refused();
        }
        return first;
    }

    void tryAgain() {
        state = State.UNKNOWN;
    }

    private void letIn() {
        while (inside < (state == State.ACCEPTED ? AT_ONCE : 1) && !waiting.isEmpty()) {
            inside++;
            waiting.remove().pass();
        }
    }
}
