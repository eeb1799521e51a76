package io.viciagents.dispatcher.ownership;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has become of Asterisk servers, in the words of an operator: in the log, on the page, in figures. Any thread. */
public final class Annals {
    private static final int KEPT = 100;
    private static final Logger log = LoggerFactory.getLogger(Annals.class);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Deque<Entry> entries = new ConcurrentLinkedDeque<>();

    /** Keeps the last entries in memory. */
    public Annals(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * One sentence.
     *
     * @param asterisk of which it tells, or empty
     */
    public record Entry(Instant at, String asterisk, String what) {}

    /** Something happened. */
    void tell(String asterisk, String what) {
        log.atInfo().addKeyValue("asterisk", asterisk).log(what);
        keep(asterisk, what);
    }

    /** Something happened that somebody should look at. */
    void alarm(String asterisk, String what) {
        log.atWarn().addKeyValue("asterisk", asterisk).log(what);
        keep(asterisk, what);
    }

    private void keep(String asterisk, String what) {
        entries.addFirst(new Entry(clock.instant(), asterisk, what));
        if (entries.size() > KEPT) {
            entries.pollLast();
        }
    }

    /** The last entries, the newest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** An Asterisk is served again, after so long without an owner. */
    void taken(Reason reason, Duration gap) {
        Timer.builder("ownership.taken")
                .description("how long an Asterisk had no owner before this dispatcher served it")
                .tag("reason", reason.tag())
                .register(meters)
                .record(gap);
    }

    /** An Asterisk is no longer ours. */
    void left(Reason reason) {
        meters.counter("ownership.left", "reason", reason.tag()).increment();
    }

    /** Another client has our Stasis application. */
    void contested(String asterisk) {
        meters.counter("ownership.contested", "asterisk", asterisk).increment();
    }

    <T> void gauge(T owner, ToIntFunction<T> owned) {
        Gauge.builder("ownership.owned", owner, owned::applyAsInt)
                .description("Asterisk servers that this dispatcher owns")
                .register(meters);
    }

    /** Why an Asterisk changes hands. */
    enum Reason {
        /** Nobody had it, as far as is known. */
        VACANT("vacant"),
        /** Its owner was silent. */
        SILENT("silent"),
        /** Its owner gave it away. */
        HANDED_OVER("handed-over"),
        /** Others had granted it to somebody else meanwhile. */
        SUPERSEDED("superseded");

        private final String tag;

        Reason(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }
}
