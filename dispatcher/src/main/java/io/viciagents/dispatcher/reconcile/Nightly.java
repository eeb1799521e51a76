package io.viciagents.dispatcher.reconcile;

import io.micrometer.core.instrument.Counter;
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
import java.time.LocalDate;
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
 * Holds each day's calls against VICIdial's books, and says by {@code reconcile.differences} what was found. One dispatcher
 * does it, the first to claim the night; the others look half an hour later whether it came to its end, and take the night
 * over if it did not. {@code reconcile.nights} counts what came of them. One thread of its own.
 */
public final class Nightly implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Nightly.class);

    /** A little longer than a night's claim holds. */
    private static final Duration AGAIN = Nights.LONGEST.plusMinutes(1);

    private final NightlySettings settings;
    private final Reconciliation reconciliation;
    private final Unheard unheard;
    private final Nights nights;
    private final Function<Instant, List<KeptEnd>> calls;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Map<Difference, AtomicLong> found = new EnumMap<>(Difference.class);
    private final AtomicLong strangers = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What came of a night, for this dispatcher; tag of {@code reconcile.nights}. */
    private enum Came {
        /** It has compared all calls. */
        DONE,
        /** Its comparison was broken off. */
        BROKEN_OFF
    }

    Nightly(
            NightlySettings settings,
            Reconciliation reconciliation,
            Unheard unheard,
            Nights nights,
            Function<Instant, List<KeptEnd>> calls,
            InstantSource clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.reconciliation = reconciliation;
        this.unheard = unheard;
        this.nights = nights;
        this.calls = calls;
        this.clock = clock;
        this.meters = meters;
        for (Difference difference : Difference.values()) {
            AtomicLong count = new AtomicLong();
            found.put(difference, count);
            gauge(count, difference.name().toLowerCase(Locale.ROOT));
        }
        gauge(strangers, "unheard");
        for (Came came : Came.values()) {
            count(came, 0);
        }
    }

    private void gauge(AtomicLong count, String difference) {
        Gauge.builder("reconcile.differences", count, AtomicLong::get)
                .description(
                        "calls of the last night's comparison with VICIdial's books, by what differs; unheard: VICIdial"
                                + " has them, we do not")
                .tag("difference", difference)
                .register(meters);
    }

    private void count(Came came, int more) {
        Counter.builder("reconcile.nights")
                .description("nights, by what came of the comparison with VICIdial's books")
                .tag("came", came.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters)
                .increment(more);
    }

    /**
     * Begins.
     *
     * @param unheard closed with it
     * @param calls those that arrived since then
     */
    public static Nightly open(
            NightlySettings settings,
            Reconciliation reconciliation,
            Unheard unheard,
            Nights nights,
            Function<Instant, List<KeptEnd>> calls,
            InstantSource clock,
            MeterRegistry meters) {
        Nightly nightly = new Nightly(settings, reconciliation, unheard, nights, calls, clock, meters);
        Thread.ofVirtual().name("reconcile").start(nightly::run);
        return nightly;
    }

    private void run() {
        try {
            Duration wait = untilNext();
            while (!closed.await(wait.plusMillis(1).toMillis(), TimeUnit.MILLISECONDS)) {
                boolean settled = night();
                wait = untilNext();
                wait = settled || wait.compareTo(AGAIN) < 0 ? wait : AGAIN;
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

    /** Answers whether this night needs no more looking at. */
    boolean night() {
        LocalDate night = lastNight();
        try {
            return switch (nights.claim(night)) {
                case OURS -> {
                    compare();
                    nights.done(night);
                    count(Came.DONE, 1);
                    yield true;
                }
                case ANOTHERS -> {
                    foundNothing();
                    yield false;
                }
                case DONE -> {
                    foundNothing();
                    yield true;
                }
            };
        } catch (DatabaseDown | DialerException failed) {
            count(Came.BROKEN_OFF, 1);
            log.atWarn().log("tonight's comparison with VICIdial's books was broken off: {}", failed.getMessage());
            return false;
        }
    }

    /** What a night has found is told by the dispatcher that compared it. */
    private void foundNothing() {
        found.values().forEach(count -> count.set(0));
        strangers.set(0);
    }

    /** The one whose hour has come last. */
    private LocalDate lastNight() {
        ZonedDateTime now = clock.instant().atZone(settings.zone());
        return now.toLocalTime().isBefore(settings.at()) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    private void compare() {
        Instant since = clock.instant().minus(settings.back());
        List<Reconciled> compared = reconciliation.compare(calls.apply(since));
        found.forEach((difference, count) -> count.set(compared.stream()
                .filter(call -> call.compared().difference() == difference)
                .count()));
        compared.forEach(this::told);
        Unheard.Found others = unheard.since(since, calls);
        strangers.set(others.calls().size());
        others.calls().forEach(Nightly::told);
        others.notChecked().forEach(what -> log.atInfo().log("not checked: {}", what));
    }

    private static void told(Logged call) {
        log.atWarn()
                .addKeyValue("dialer", call.dialer())
                .addKeyValue("callId", call.callId())
                .addKeyValue("group", call.group())
                .addKeyValue("lead", call.lead())
                .addKeyValue("log", call.status())
                .log(
                        "VICIdial has a call of which we have no record: {}",
                        call.kind().words());
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
        unheard.close();
    }
}
