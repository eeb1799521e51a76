package io.viciagents.dispatcher.reconcile;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.vicidial.tables.DialerTables;
import io.viciagents.vicidial.tables.TablesException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the calls that VICIdial has for our agents, campaigns and in-groups and of which we have no record: its APIs list no
 * calls, so this needs an account of its database. Blocks.
 */
public final class Unheard implements AutoCloseable {
    private final List<VicidialLogs> logs;
    private final List<String> without;
    private final InstantSource clock;

    private Unheard(List<VicidialLogs> logs, List<String> without, InstantSource clock) {
        this.logs = logs;
        this.without = without;
        this.clock = clock;
    }

    /**
     * Connects when it is asked first.
     *
     * @param asterisks the names of a dialer's Asterisk servers
     */
    public static Unheard of(
            List<DialerSettings> dialers,
            Function<String, Collection<String>> asterisks,
            Routes routes,
            Vertx vertx,
            InstantSource clock) {
        List<VicidialLogs> logs = dialers.stream()
                .flatMap(dialer -> dialer.database().stream()
                        .map(account -> new VicidialLogs(
                                dialer.name(),
                                dialer.zone(),
                                OurPart.of(routes, asterisks.apply(dialer.name())),
                                DialerTables.open(vertx, account.tables()))))
                .toList();
        List<String> without = dialers.stream()
                .filter(dialer -> dialer.database().isEmpty())
                .map(dialer -> "calls that VICIdial has and we do not, on dialer " + dialer.name()
                        + ", for its API lists no calls; give the dialer a read-only account as its database")
                .toList();
        return new Unheard(logs, without, clock);
    }

    /** What was found. */
    public record Found(List<Logged> calls, List<String> notChecked) {}

    /**
     * Looks.
     *
     * @param since calls that VICIdial had then or later; those of the last minutes may still be on their way to our record
     * @param kept our record of calls that arrived since a moment
     */
    public Found since(Instant since, Function<Instant, List<KeptEnd>> kept) {
        List<KeptEnd> ours = logs.isEmpty() ? List.of() : kept.apply(since.minus(Logged.MARGIN));
        Instant settled = clock.instant().minus(Logged.MARGIN);
        List<Logged> calls = new ArrayList<>();
        List<String> notChecked = new ArrayList<>(without);
        for (VicidialLogs dialer : logs) {
            try {
                dialer.since(since).stream()
                        .filter(call -> call.at().isBefore(settled))
                        .filter(call -> ours.stream().noneMatch(call::is))
                        .forEach(calls::add);
            } catch (TablesException unreadable) {
                notChecked.add("calls that VICIdial has and we do not, on dialer " + dialer.dialer() + ": "
                        + unreadable.getMessage());
            }
        }
        return new Found(calls, notChecked);
    }

    @Override
    public void close() {
        logs.forEach(dialer -> dialer.tables().close());
    }
}
