package io.viciagents.dispatcher.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.database.DatabaseDown;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.vicidial.Compared.Difference;
import io.viciagents.vicidial.api.DialerException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds each day's calls against VICIdial's books, and says by {@code reconcile.differences} what was found. Every dispatcher
 * does it: what one has mended, the others find right. One thread of its own.
 */
public final class Nightly implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Nightly.class);

    private final NightlySettings settings;
    private final Reconciliation reconciliation;
    private final Function<Instant, List<KeptEnd>> calls;
    private final InstantSource clock;
    private final Map<Difference, AtomicLong> found = new EnumMap<>(Difference.class);
    private final CountDownLatch closed = new CountDownLatch(1);

    Nightly(
            NightlySettings settings,
            Reconciliation reconciliation,
            Function<Instant, List<KeptEnd>> calls,
            InstantSource clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        this.calls = calls;
        this.clock = clock;
        for (Difference difference : Difference.values()) {
            AtomicLong count = new AtomicLong();
            found.put(difference, count);
            Gauge.builder("reconcile.differences", count, AtomicLong::get)
                    .description("calls of the last night's comparison with VICIdial's books, by what differs")
                    .tag("difference", difference.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    /**
     * Begins.
     *
     * @param calls those that arrived since then
     */
    public static Nightly open(
            NightlySettings settings,
            Reconciliation reconciliation,
            Function<Instant, List<KeptEnd>> calls,
            InstantSource clock,
            MeterRegistry meters) {
        Nightly nightly = new Nightly(settings, reconciliation, calls, clock, meters);
        Thread.ofVirtual().name("reconcile").start(nightly::run);
        return nightly;
    }

    private void run() {
        try {
            while (!closed.await(untilNext().toMillis(), TimeUnit.MILLISECONDS)) {
                night();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** On the day on which the clocks change the hour may come earlier or later, but it comes once. */
    Duration untilNext() {
        ZonedDateTime now = clock.instant().atZone(settings.zone());
        ZonedDateTime today = now.toLocalDate().atTime(settings.at()).atZone(settings.zone());
        ZonedDateTime next = today.isAfter(now)
                ? today
                : now.toLocalDate().plusDays(1).atTime(settings.at()).atZone(settings.zone());
        return Duration.between(now, next);
    }

    void night() {
        try {
            List<Reconciled> compared =
                    reconciliation.compare(calls.apply(clock.instant().minus(settings.back())));
            found.forEach((difference, count) -> count.set(compared.stream()
                    .filter(call -> call.compared().difference() == difference)
                    .count()));
            compared.forEach(this::told);
        } catch (DatabaseDown | DialerException failed) {
            log.atWarn().log("tonight's comparison with VICIdial's books was broken off: {}", failed.getMessage());
        }
    }

    private void told(Reconciled call) {
        Difference difference = call.compared().difference();
        if (difference == Difference.NONE || difference == Difference.STILL_UP) {
            return;
        }
        String came = settings.repair()
                ? reconciliation.repair(call).map(Nightly::words).orElse("cannot be repaired")
                : "not repaired: repair is off";
        log.atWarn()
                .addKeyValue("call", call.kept().call())
                .addKeyValue("ours", call.status())
                .addKeyValue("log", call.compared().log())
                .addKeyValue("lead", call.compared().lead())
                .addKeyValue("difference", difference)
                .log("VICIdial's books differ; {}", came);
    }

    private static String words(Told told) {
        return switch (told) {
            case Told.Done(String answer) -> "repaired: " + answer;
            case Told.Later(Duration after, String reason) -> "not yet: " + reason;
            case Told.Never(String reason) -> "cannot be repaired: " + reason;
        };
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
