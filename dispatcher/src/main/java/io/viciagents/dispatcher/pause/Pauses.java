package io.viciagents.dispatcher.pause;

import io.viciagents.cluster.SharedEntries;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that are stopped. All dispatchers go by their common memory, which each looks at twice a second; the database
 * keeps a copy for the time when no dispatcher is left. Who begins with an empty memory reads that copy first.
 *
 * <p>Mutable: what was seen last. Any thread may ask; whoever changes something blocks.
 */
public final class Pauses implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pauses.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    /** The database is found within that time, if it is there. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private static final long PAUSE_NANOS = 50_000_000;

    private final Memory memory;
    private final Optional<PauseRows> rows;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Map<String, Pause> seen = Map.of();

    Pauses(SharedEntries entries, Optional<Database> database, InstantSource clock) {
        this.memory = new Memory(entries);
        this.rows = database.map(PauseRows::new);
        this.clock = clock;
    }

    /**
     * Looks until it has seen all, but not for long, so that the first call finds the door as it was left; and then again
     * and again.
     *
     * @param entries the dispatchers' common memory for pauses
     * @param database where a copy is kept, if there is one
     * @param looked told what stands after each look, on a thread that may be blocked
     */
    public static Pauses open(
            SharedEntries entries, Optional<Database> database, InstantSource clock, Consumer<Pauses> looked) {
        Pauses pauses = new Pauses(entries, database, clock);
        pauses.firstLooks();
        Thread.ofVirtual().name("pauses").start(() -> pauses.keepLooking(looked));
        return pauses;
    }

    private void firstLooks() {
        long begun = System.nanoTime();
        while (!hasSeenAll() && System.nanoTime() - begun < FIRST_LOOK.toNanos()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean hasSeenAll() {
        try {
            return look() != Kept.NOT_READ;
        } catch (SharedEntries.Unavailable notNow) {
            return false;
        }
    }

    /** Whether new calls of that route go to humans. */
    public boolean stops(Route route) {
        return seen.values().stream().anyMatch(pause -> pause.subject().meets(route));
    }

    /** Whether running calls of that route go to humans, too. */
    public boolean stopsAll(Route route) {
        return seen.values().stream()
                .anyMatch(pause ->
                        pause.scope() == Pause.Scope.ALL && pause.subject().meets(route));
    }

    /** What is stopped, as it was seen last. */
    Collection<Pause> all() {
        return seen.values();
    }

    /** Stops calls from now on; throws {@link SharedEntries.Unavailable} when the dispatchers cannot agree on it now. */
    Kept pause(Subject subject, Pause.Scope scope) {
        memory.write(new Pause(subject, scope, clock.instant()));
        log.atWarn().addKeyValue("scope", scope).log("paused: {}", subject);
        return look();
    }

    /** Lets calls come again; throws {@link SharedEntries.Unavailable} when the dispatchers cannot agree on it now. */
    Resumed resume(Subject subject) {
        if (look() == Kept.NOT_READ) {
            return Resumed.NOT_KNOWN_YET;
        }
        boolean was = memory.remove(subject);
        look();
        if (was) {
            log.atWarn().log("resumed: {}", subject);
        }
        return was ? Resumed.RESUMED : Resumed.WAS_NOT_PAUSED;
    }

    /** Where pauses are kept. */
    enum Kept {
        /** By the dispatchers, and for the time when all have ended. */
        FOR_GOOD,
        /** By the dispatchers alone: no database is configured. */
        IN_MEMORY,
        /** By the dispatchers alone, for the moment: the database is down. */
        IN_MEMORY_FOR_NOW,
        /** As {@link #IN_MEMORY_FOR_NOW}, and what earlier dispatchers have paused is not known yet. */
        NOT_READ
    }

    /** What became of a wish to resume. */
    enum Resumed {
        /** Calls come again. */
        RESUMED,
        /** There was nothing to resume. */
        WAS_NOT_PAUSED,
        /** The database must be there first. */
        NOT_KNOWN_YET
    }

    private void keepLooking(Consumer<Pauses> looked) {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look();
                    looked.accept(this);
                } catch (SharedEntries.Unavailable notNow) {
                    log.atDebug().log("what is paused is not looked up now: {}", notNow.getMessage());
                } catch (RuntimeException failed) {
                    log.atError().setCause(failed).log("a look at what is paused failed");
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Brings memory, database and what we have seen together. */
    Kept look() {
        Memory.Contents contents = memory.read();
        Kept kept = kept(contents);
        boolean justRead = !contents.complete() && kept == Kept.FOR_GOOD;
        seen = Map.copyOf((justRead ? memory.read() : contents).pauses());
        return kept;
    }

    private Kept kept(Memory.Contents contents) {
        if (rows.isEmpty()) {
            return Kept.IN_MEMORY;
        }
        try {
            if (rows.get().isUp()) {
                bringTogether(contents, rows.get());
                return Kept.FOR_GOOD;
            }
        } catch (DatabaseDown notNow) {
            log.atDebug().log("pauses are not copied now: {}", notNow.getMessage());
        }
        return contents.complete() ? Kept.IN_MEMORY_FOR_NOW : Kept.NOT_READ;
    }

    /** A memory that is complete is what counts; else the database is read into it. */
    private void bringTogether(Memory.Contents contents, PauseRows table) {
        List<Pause> copy = table.all();
        if (!contents.complete()) {
            copy.forEach(memory::add);
            memory.complete();
            return;
        }
        contents.pauses().values().stream()
                .filter(pause -> !copy.contains(pause))
                .forEach(table::write);
        copy.stream()
                .map(Pause::subject)
                .filter(subject -> !contents.pauses().containsKey(subject.toString()))
                .forEach(table::remove);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
