package io.viciagents.systemtests.vicidial;

import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on the way, on purpose. Any thread. */
public final class Faults {
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();

    /** The next requests are answered by HTTP 502, and not carried out. */
    public void badGateway(int requests) {
        errors.set(requests);
    }

    /** The next requests are not answered, and not carried out. */
    public void silence(int requests) {
        silences.set(requests);
    }

    /** The next requests are carried out, but the connection breaks before the answer. */
    public void loseAnswers(int requests) {
        lostAnswers.set(requests);
    }

    boolean takeError() {
        return take(errors);
    }

    boolean takeSilence() {
        return take(silences);
    }

    boolean takeLostAnswer() {
        return take(lostAnswers);
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }
}
