package io.viciagents.dispatcher.reconcile;

import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Who of the dispatchers compares a night's calls: the first to claim it in the database. One that has not finished after
 * {@link #LONGEST} has died over it, and the next one may. Blocks; throws {@link DatabaseDown}.
 */
public final class Nights {
    /** A day's calls are compared in less; a night that was claimed so long ago is free again. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private final Database database;
    private final String dispatcher;

    /**
     * Claims there.
     *
     * @param dispatcher in whose name; for people who look
     */
    public Nights(Database database, String dispatcher) {
        this.database = database;
        this.dispatcher = dispatcher;
    }

    /** Whose a night is. */
    enum Claim {
        OURS,
        ANOTHERS,
        DONE
    }

    Claim claim(LocalDate night) {
        boolean ours = !database.query(
                        "insert into night as known (night, dispatcher) values ($1, $2) on conflict (night) do update set"
                                + " dispatcher = excluded.dispatcher, began_at = now() where known.ended_at is null and"
                                + " known.began_at < now() - make_interval(secs => $3) returning night",
                        night,
                        dispatcher,
                        (double) LONGEST.toSeconds())
                .isEmpty();
        return ours ? Claim.OURS : isDone(night) ? Claim.DONE : Claim.ANOTHERS;
    }

    private boolean isDone(LocalDate night) {
        return !database.query("select night from night where night = $1 and ended_at is not null", night)
                .isEmpty();
    }

    void done(LocalDate night) {
        database.query("update night set ended_at = now() where night = $1", night);
    }
}
