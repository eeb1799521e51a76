package io.viciagents.dispatcher.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the call history on a thread of its own, in the order in which it was told. While the database is down, events are
 * held, but no more than {@link #MOST_HELD}: then they are dropped and counted. An event that the database refuses though it
 * is up is dropped after some attempts, for those after it must not wait for ever.
 */
public final class HistoryWriter implements CallHistory, AutoCloseable {
    static final int MOST_HELD = 20_000;

    private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LAST_WRITES = Duration.ofSeconds(3);

    private final Database database;
    private final CallRows rows;
    private final BlockingQueue<CallEvent> events;
    private final Counter dropped;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private HistoryWriter(Database database, MeterRegistry registry, int mostHeld) {
        this.database = database;
        this.rows = new CallRows(database);
        this.events = new ArrayBlockingQueue<>(mostHeld);
        this.dropped = Counter.builder("history.dropped")
                .description("events of calls that are missing in the call history")
                .register(registry);
        Gauge.builder("history.held", events, BlockingQueue::size)
                .description("events of calls that wait to be written")
                .register(registry);
        this.thread = Thread.ofVirtual().name("history").unstarted(this::run);
    }

    /** Begins to write. */
    public static HistoryWriter open(Database database, MeterRegistry registry) {
        return open(database, registry, MOST_HELD);
    }

    static HistoryWriter open(Database database, MeterRegistry registry, int mostHeld) {
        HistoryWriter writer = new HistoryWriter(database, registry, mostHeld);
        writer.thread.start();
        return writer;
    }

    @Override
    public void tell(CallEvent event) {
        if (!events.offer(event)) {
            drop(event, "too many are held: the database is down or too slow");
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !events.isEmpty()) {
                CallEvent next = events.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    write(next);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(CallEvent event) throws InterruptedException {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; ) {
            try {
                rows.write(event);
                return;
            } catch (DatabaseDown failed) {
                if (database.isUp() && ++attempt > MOST_ATTEMPTS) {
                    drop(event, String.valueOf(failed.getMessage()));
                } else {
                    pause();
                }
            }
        }
    }

    /** Whoever closes does not wait for a database that is down. */
    private void pause() throws InterruptedException {
        if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS) && !database.isUp()) {
            throw new InterruptedException("closed while the database is down");
        }
    }

    private void drop(CallEvent event, String reason) {
        if (dropped.count() == 0) {
            log.atError()
                    .addKeyValue("call", event.call())
                    .log("the call history misses something; further events are only counted: {}", reason);
        }
        dropped.increment();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(LAST_WRITES)) {
                thread.interrupt();
            }
        } catch (InterruptedException hurried) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        if (!events.isEmpty()) {
            log.atWarn().addKeyValue("events", events.size()).log("the call history misses what could not be written");
        }
    }
}
