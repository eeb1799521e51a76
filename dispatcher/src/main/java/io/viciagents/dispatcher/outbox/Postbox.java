package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.database.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox of this dispatcher, at work: postings are recorded, told, and taken over from dispatchers that are gone
 * (docs/adr/0009-outbox.md). Closing it lets what has begun come to its end; the rest is left to the others.
 */
public final class Postbox implements Outbox, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Postbox.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);

    private final OutboxMeters meters;
    private final Pages pages;
    private final Ledger ledger;
    private final Attempts attempts;
    private final Delivery delivery;
    private final Recording recording;
    private final Succession succession;
    private final Reckoning reckoning;
    private final ExecutorService clerks;
    private final ExecutorService loops;

    private Postbox(Parts parts) {
        String me = parts.me();
        Clock clock = Clock.systemUTC();
        this.meters = new OutboxMeters(parts.registry());
        this.pages = new Pages(parts.entries());
        this.ledger = new Ledger(parts.database().map(PostingRows::new));
        this.attempts = new Attempts(pages, ledger, me, parts.clerk(), clock, new Random(), meters, Postbox::letPass);
        this.clerks = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("clerk-", 1).factory());
        this.delivery = new Delivery(attempts, parts.atOnce(), clerks, clock);
        this.recording = new Recording(pages, ledger, me, parts.members(), delivery, clock, meters);
        this.succession = new Succession(pages, me, parts.members(), delivery, System::nanoTime);
        this.reckoning = new Reckoning(pages, ledger, me, delivery, clock);
        this.loops = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox-", 1).factory());
    }

    /** Opens it and begins to tell what others have left. */
    public static Postbox open(Parts parts) {
        Postbox box = new Postbox(parts);
        if (!box.ledger.isConfigured()) {
            log.warn("no database is configured: what VICIdial must still be told is kept in the dispatchers' memories"
                    + " alone, and is lost when all of them end; give database.url to keep it");
        }
        box.loops.execute(box::deliver);
        box.loops.execute(box::look);
        return box;
    }

    @Override
    public void record(List<Posting> postings) {
        recording.record(postings);
    }

    @Override
    public boolean durable(CallRef call) {
        return recording.durable(call);
    }

    private static void letPass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void deliver() {
        try {
            while (!loops.isShutdown()) {
                delivery.step(STEP);
                meters.depth(delivery.depth());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** However much there is to look at, it takes no more than a tenth of the time. */
    private void look() {
        try {
            Duration pause;
            do {
                long begun = System.nanoTime();
                lookOnce();
                pause = Duration.ofNanos(Math.max(SHORTEST_LOOK.toNanos(), 10 * (System.nanoTime() - begun)));
            } while (!loops.awaitTermination(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            recording.retry();
            Map<CallRef, Page> all = pages.all();
            succession.look(all);
            reckoning.look(all);
            reckoning.adopt();
            ledger.stuck().ifPresent(meters::stuck);
        } catch (SharedEntries.Unavailable notNow) {
            log.atDebug().log("nothing is taken over now: {}", notNow.getMessage());
        }
    }

    @Override
    public void close() {
        attempts.close();
        loops.shutdownNow();
        clerks.shutdown();
        try {
            if (clerks.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        clerks.shutdownNow();
    }

    /**
     * What it is made of.
     *
     * @param entries the dispatchers' common memory for postings
     * @param me this dispatcher's id as a member of the cluster
     * @param members the dispatchers that this one sees, itself included
     * @param database where they are kept for good, if there is one
     * @param clerk who tells VICIdial
     * @param atOnce how many postings one dialer is given at a time
     * @param registry where it counts
     */
    public record Parts(
            SharedEntries entries,
            String me,
            Supplier<Set<String>> members,
            Optional<Database> database,
            Clerk clerk,
            int atOnce,
            MeterRegistry registry) {}
}
