package io.viciagents.systemtests.vicidial;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What goes wrong on the way, on purpose. Any thread. */
public final class Faults {
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();

    private volatile Function<Map<String, String>, Fate> decision = all -> Fate.ANSWERED;
    private volatile Duration delay = Duration.ZERO;

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

    /** What becomes of a request. */
    public enum Fate {
        /** It is carried out and answered. */
        ANSWERED,
        /** It is neither carried out nor answered. */
        LOST,
        /** It is carried out, but the connection breaks before the answer. */
        ANSWER_LOST
    }

    /** From now on, decides for each request by its parameters. */
    public void decide(Function<Map<String, String>, Fate> decision) {
        this.decision = decision;
    }

    /** From now on, each answer comes so much later. */
    public void slow(Duration by) {
        this.delay = by;
    }

    Fate fateOf(Map<String, String> parameters) {
        return decision.apply(parameters);
    }

    Duration delay() {
        return delay;
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
