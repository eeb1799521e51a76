package io.viciagents.dispatcher.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.books.BookTask;
import io.viciagents.dispatcher.books.Clerk;
import io.viciagents.dispatcher.books.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;

/** The parts of one dispatcher's outbox, stepped by hand. */
final class Bench {
    final FakeEntries entries;
    final FakeTime time;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Delivery delivery;
    final Recording recording;
    final Succession succession;
    final Pages pages;

    Bench(String me, FakeEntries entries, FakeTime time, Set<String> members, Clerk clerk, Executor threads) {
        this.entries = entries;
        this.time = time;
        this.pages = new Pages(entries);
        OutboxMeters meters = new OutboxMeters(registry);
        Attempts attempts = new Attempts(pages, me, clerk, time, new Random(1), meters);
        this.delivery = new Delivery(attempts, 2, threads, time);
        this.recording = new Recording(pages, me, () -> members, delivery, time, meters);
        this.succession = new Succession(pages, me, () -> members, delivery, time, time::nanoTime);
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
