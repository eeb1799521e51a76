package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.books.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is next on a page, once. Blocks: each attempt has a virtual thread of its own.
 *
 * <p>Before the clerk is asked, the page is written: whoever no longer holds it (it was stalled, and others have taken it
 * for dead) is found out then and touches nothing. When the dispatcher dies between the clerk's answer and the second
 * write, another does it again, and the clerk first sees whether it is done.
 */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 16;

    private final Pages pages;
    private final Ledger ledger;
    private final String me;
    private final Clerk clerk;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final OutboxMeters meters;
    private final Consumer<Duration> wait;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param wait lets this time pass, between two attempts to write down what was carried out */
    Attempts(
            Pages pages,
            Ledger ledger,
            String me,
            Clerk clerk,
            InstantSource clock,
            RandomGenerator chance,
            OutboxMeters meters,
            Consumer<Duration> wait) {
        this.pages = pages;
        this.ledger = ledger;
        this.me = me;
        this.clerk = clerk;
        this.clock = clock;
        this.chance = chance;
        this.meters = meters;
        this.wait = wait;
    }

    /** What the page is afterwards; empty when it is no longer ours, or there is nothing left to do. */
    Optional<Page> next(CallRef call) {
        Instant now = clock.instant();
        Optional<Page> held = mine(pages.change(
                call, page -> mine(page).map(ours -> begun(ours, now)).or(() -> page)));
        Optional<Line> line = held.flatMap(page -> due(page, now));
        if (line.isEmpty()) {
            return held;
        }
        Line after = attempted(call, line.get());
        return mine(writtenDown(call, ledger.saved(call, after)));
    }

    private static Page begun(Page page, Instant now) {
        return due(page, now)
                .map(line -> page.changed(line.number(), Line::attempted))
                .orElse(page);
    }

    private Line attempted(CallRef call, Line line) {
        if (line.attempts() > 1 && ledger.isDropped(call, line)) {
            log.atInfo()
                    .addKeyValue("call", call)
                    .addKeyValue("number", line.number())
                    .log("dropped by command");
            return line.dropped(clock.instant());
        }
        Told told = carriedOut(call, line);
        Line after = line.after(told, clock.instant(), pause(line.attempts()));
        tell(call, after, told);
        return after;
    }

    private static Optional<Line> due(Page page, Instant now) {
        return page.next().filter(line -> !line.due().isAfter(now));
    }

    private Optional<Page> mine(Optional<Page> page) {
        return page.filter(known -> known.holder().equals(me));
    }

    private Told carriedOut(CallRef call, Line line) {
        Optional<Posting> posting = line.posting(call);
        if (posting.isEmpty()) {
            return new Told.Later(LONGEST_PAUSE, "this version of the dispatcher does not know such a task");
        }
        try {
            return clerk.carryOut(posting.get());
        } catch (RuntimeException broken) {
            log.atError()
                    .addKeyValue("call", call)
                    .addKeyValue("number", line.number())
                    .setCause(broken)
                    .log("a posting failed in a way that nobody expected");
            return new Told.Later(FIRST_PAUSE, "it failed: " + broken.getClass().getSimpleName());
        }
    }

    /** Doubles with each attempt, less up to half of it by chance, so that many do not come back at once. */
    private Duration pause(int attempts) {
        long doubled = FIRST_PAUSE.toNanos() << Math.min(Math.max(attempts - 1, 0), DOUBLINGS);
        long pause = Math.min(doubled, LONGEST_PAUSE.toNanos());
        return Duration.ofNanos(pause - chance.nextLong(pause / 2 + 1));
    }

    private void tell(CallRef call, Line line, Told told) {
        meters.told(line.dialer(), told);
        var event = switch (told) {
            case Told.Done done -> log.atInfo();
            case Told.Later later -> log.atDebug();
            case Told.Never never -> log.atError();
        };
        event.addKeyValue("call", call)
                .addKeyValue("number", line.number())
                .addKeyValue("dialer", line.dialer())
                .addKeyValue("attempts", line.attempts())
                .log("VICIdial was told: {}, {}", line.state(), line.said());
    }

    /** What the clerk has done is written down however long it takes, for otherwise it is done again. */
    private Optional<Page> writtenDown(CallRef call, Line after) {
        while (true) {
            try {
                return pages.change(
                        call,
                        page -> mine(page).isPresent()
                                ? page.map(ours -> ours.changed(after.number(), line -> after))
                                        .flatMap(Page::left)
                                : page);
            } catch (SharedEntries.Unavailable notNow) {
                if (closed.get()) {
                    throw notNow;
                }
                wait.accept(WRITE_AGAIN);
            }
        }
    }

    /** From now on nothing is tried for long. */
    void close() {
        closed.set(true);
    }
}
