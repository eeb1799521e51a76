package io.viciagents.dispatcher.outbox;

import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.database.DatabaseDown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The database's side of the outbox. What cannot be written now is answered as not saved, and is written later; nothing
 * fails. Any thread; blocks.
 */
final class Ledger {
    private final Optional<PostingRows> rows;

    /**
     * @param rows empty when no database is configured
     */
    Ledger(Optional<PostingRows> rows) {
        this.rows = rows;
    }

    boolean isConfigured() {
        return rows.isPresent();
    }

    boolean isUp() {
        return rows.filter(PostingRows::isUp).isPresent();
    }

    /** Records lines; empty when that cannot be done now. */
    Optional<Recorded> recorded(CallRef call, List<Line> lines) {
        if (!isUp()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Recorded(rows.orElseThrow().record(call, lines)));
        } catch (DatabaseDown notNow) {
            return Optional.empty();
        }
    }

    /**
     * Lines are in the database.
     *
     * @param fresh the numbers of those that were not there before
     */
    record Recorded(Set<Integer> fresh) {
        Recorded {
            fresh = Set.copyOf(fresh);
        }
    }

    /** Writes how a line stands; it comes back marked as saved when it is. */
    Line saved(CallRef call, Line line) {
        if (!isUp()) {
            return line;
        }
        try {
            rows.orElseThrow().save(call, line);
            return line.inDatabase();
        } catch (DatabaseDown notNow) {
            return line;
        }
    }

    /** Whether somebody has decided that it is not to be done. */
    boolean isDropped(CallRef call, Line line) {
        try {
            return isUp() && rows.orElseThrow().isDropped(call, line.number());
        } catch (DatabaseDown notNow) {
            return false;
        }
    }

    /** What is waiting, of calls that perhaps nobody knows of: they stand in the database alone. */
    List<CallRef> overdue(Instant now, Duration since, int most) {
        try {
            return isUp() ? rows.orElseThrow().overdue(now, since, most) : List.of();
        } catch (DatabaseDown notNow) {
            return List.of();
        }
    }

    /** All lines of a call; none when they cannot be read now. */
    List<Line> of(CallRef call) {
        try {
            return isUp() ? rows.orElseThrow().of(call) : List.of();
        } catch (DatabaseDown notNow) {
            return List.of();
        }
    }

    /** How many are stuck, where it is known. */
    Optional<Long> stuck() {
        try {
            return isUp() ? Optional.of(rows.orElseThrow().stuck()) : Optional.empty();
        } catch (DatabaseDown notNow) {
            return Optional.empty();
        }
    }
}
