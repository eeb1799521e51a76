package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Posting;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.memory.FakeEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;

/** The parts of one dispatcher's outbox, stepped by hand. */
final class Bench {
    final String me;
    final FakeTime time;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Delivery delivery;
    final Recording recording;
    final Succession succession;
    final Reckoning reckoning;
    final Pages pages;

    Bench(String me, FakeEntries entries, FakeTime time, Set<String> members, Clerk clerk, Executor threads) {
        this(me, entries, Optional.empty(), time, members, clerk, threads);
    }

    Bench(
            String me,
            SharedEntries entries,
            Optional<Database> database,
            FakeTime time,
            Set<String> members,
            Clerk clerk,
            Executor threads) {
        this.me = me;
        this.time = time;
        this.pages = new Pages(entries);
        OutboxMeters meters = new OutboxMeters(registry);
        Ledger ledger = new Ledger(database.map(PostingRows::new));
        Attempts attempts = new Attempts(pages, ledger, me, clerk, time, new Random(1), meters, _ -> {});
        this.delivery = new Delivery(attempts, 2, threads, time);
        this.recording = new Recording(pages, ledger, me, () -> members, delivery, time, meters);
        this.succession = new Succession(pages, me, () -> members, delivery, time::nanoTime);
        this.reckoning = new Reckoning(pages, ledger, me, delivery, time);
    }

    static Posting posting(String channel, int number) {
        return posting(channel, number, "dialer");
    }

    static Posting posting(String channel, int number, String dialer) {
        return new Posting(
                new CallRef("pbx", channel),
                number,
                dialer,
                new BookTask.DoNotCall(channel + "#" + number, "SYSTEM_INTERNAL"),
                Instant.EPOCH);
    }

    void record(Posting... postings) {
        recording.record(List.of(postings));
    }

    /** Looks at what others have left. */
    void look() {
        recording.retry();
        succession.look(pages.all());
        reckoning.look(pages.all());
        reckoning.adopt();
    }

    /** Does all that can be done at this time. */
    void work() throws InterruptedException {
        for (int step = 0; step < 5; step++) {
            delivery.step(Duration.ZERO);
        }
    }

    void workFor(Duration duration) throws InterruptedException {
        Instant end = time.instant().plus(duration);
        while (time.instant().isBefore(end)) {
            work();
            time.advance(Duration.ofSeconds(1));
        }
    }
}
