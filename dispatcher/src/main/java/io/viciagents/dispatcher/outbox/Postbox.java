package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Outbox;
import io.viciagents.dispatcher.books.Posting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);

    private final OutboxMeters meters;
    private final Attempts attempts;
    private final Delivery delivery;
    private final Recording recording;
    private final Succession succession;
    private final ExecutorService clerks;
    private final ExecutorService loops;

    private Postbox(Parts parts) {
        this.meters = new OutboxMeters(parts.registry());
        Clock clock = Clock.systemUTC();
        Pages pages = new Pages(parts.entries());
        this.attempts = new Attempts(pages, parts.me(), parts.clerk(), clock, new Random(), meters);
        this.clerks = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("clerk-", 1).factory());
        this.delivery = new Delivery(attempts, parts.atOnce(), clerks, clock);
        this.recording = new Recording(pages, parts.me(), parts.members(), delivery, clock, meters);
        this.succession = new Succession(pages, parts.me(), parts.members(), delivery, clock, System::nanoTime);
        this.loops = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox-", 1).factory());
    }

    /** Opens it and begins to tell what others have left. */
    public static Postbox open(Parts parts) {
        Postbox box = new Postbox(parts);
        log.warn(
                "no database is configured: what VICIdial must still be told is kept in the dispatchers' memories alone,"
                        + " and is lost when all of them end; give database.url to keep it");
        box.loops.execute(box::deliver);
        box.loops.execute(box::look);
        return box;
    }

    @Override
    public void record(List<Posting> postings) {
        recording.record(postings);
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

    private void look() {
        try {
            do {
                recording.retry();
                succession.look();
            } while (!loops.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
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
     * @param clerk who tells VICIdial
     * @param atOnce how many postings one dialer is given at a time
     * @param registry where it counts
     */
    public record Parts(
            SharedEntries entries,
            String me,
            Supplier<Set<String>> members,
            Clerk clerk,
            int atOnce,
            MeterRegistry registry) {}
}
