package io.viciagents.dispatcher.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.viciagents.dispatcher.books.Told;
import io.viciagents.dispatcher.call.Route;
import io.viciagents.dispatcher.call.Routes;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.KeptEnd;
import io.viciagents.dispatcher.history.KeptEnds;
import io.viciagents.dispatcher.reconcile.Logged;
import io.viciagents.dispatcher.reconcile.Reconciled;
import io.viciagents.dispatcher.reconcile.Reconciliation;
import io.viciagents.dispatcher.reconcile.Unheard;
import io.viciagents.dispatcher.vicidial.Compared.Difference;
import io.viciagents.dispatcher.vicidial.DialerSettings;
import io.viciagents.dispatcher.vicidial.Dialers;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import io.viciagents.vicidial.api.DialerException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispatcher reconcile}: whether VICIdial's books say of each call what they should. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compares our calls with VICIdial's logs and leads: missing, different, dropped, stuck at XFER.",
        footer =
                "Ends with 0 when all agree, with 1 when something differs, could not be repaired, or is in VICIdial's tables only.")
public final class ReconcileCommand implements Callable<Integer> {
    private final Supplier<DatabaseSettings> database;
    private final Supplier<List<DialerSettings>> dialers;
    private final Supplier<Map<String, Route>> routes;
    private final Function<String, Collection<String>> asterisks;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            defaultValue = "1d",
            description = "Calls that arrived since then: 2026-03-01, 2026-03-01T14:00, or 2h, 7d ago. 1d by default.")
    private String since = "1d";

    @Option(names = "--repair", description = "Writes our disposition where VICIdial has only its own.")
    private boolean repair;

    @Option(names = "--all", description = "Shows the calls that agree, too.")
    private boolean all;

    /**
     * Reads the configuration's database, asks its dialers, and reads their tables where it may.
     *
     * @param asterisks the names of a dialer's Asterisk servers
     */
    public ReconcileCommand(
            Supplier<DatabaseSettings> database,
            Supplier<List<DialerSettings>> dialers,
            Supplier<Map<String, Route>> routes,
            Function<String, Collection<String>> asterisks) {
        this.database = database;
        this.dialers = dialers;
        this.routes = routes;
        this.asterisks = asterisks;
        this.clock = Clock.system(ZoneId.systemDefault());
    }

    @Override
    public Integer call() {
        Instant from = Since.parse(since, clock);
        Vertx vertx = Vertx.vertx();
        Routes known = new Routes(routes.get());
        try (Dialers there = Dialers.of(dialers.get(), vertx, new SimpleMeterRegistry(), clock);
                Unheard unheard = Unheard.of(dialers.get(), asterisks, known, vertx, clock)) {
            return Work.on(database, base -> {
                Function<Instant, List<KeptEnd>> kept = new KeptEnds(base)::since;
                int wrong = reconcile(
                        new Reconciliation(
                                there::compare,
                                there.clerk(),
                                known,
                                time -> vertx.timer(time.toMillis()).await()),
                        kept.apply(from));
                int strangers = say(unheard.since(from, kept));
                return wrong + strangers == 0 ? Work.done() : ExitCode.FAILED.number();
            });
        } catch (DialerException failed) {
            throw new CannotStart("reconcile: " + failed.getMessage() + "; nothing is compared any further", failed);
        } finally {
            vertx.close().await();
        }
    }

    /** Answers how many differ still. */
    private int reconcile(Reconciliation reconciliation, List<KeptEnd> calls) {
        List<Reconciled> compared = reconciliation.compare(calls);
        List<Reconciled> differing =
                compared.stream().filter(ReconcileCommand::differs).toList();
        Table table = new Table("ARRIVED", "CALL", "CALL ID", "LEAD", "OURS", "LOG", "LEAD HAS", "DIFFERENCE", "");
        int wrong = 0;
        for (Reconciled call : all ? compared : differing) {
            Optional<Told> told = repair ? reconciliation.repair(call) : Optional.empty();
            wrong += differs(call) && told.filter(Told.Done.class::isInstance).isEmpty() ? 1 : 0;
            row(table, call, told);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (all || !differing.isEmpty()) {
            table.print(out);
        }
        out.println(compared.size() + (compared.size() == 1 ? " call" : " calls") + " compared, " + differing.size()
                + " differ" + (repair ? ", " + (differing.size() - wrong) + " repaired." : "."));
        out.flush();
        return wrong;
    }

    /** Answers how many calls there are of which we never heard. */
    private int say(Unheard.Found found) {
        PrintWriter out = spec.commandLine().getOut();
        if (!found.calls().isEmpty()) {
            Table table =
                    new Table("AT", "DIALER", "CALL ID", "CAMPAIGN OR IN-GROUP", "LEAD", "LOG", "VICIDIAL HAS IT");
            for (Logged call : found.calls()) {
                table.row(
                        new Words(clock.getZone()).time(Optional.of(call.at())),
                        call.dialer(),
                        call.callId(),
                        call.group(),
                        call.lead(),
                        call.status(),
                        call.kind().words());
            }
            table.print(out);
            out.println(
                    found.calls().size() + " of VICIdial's calls are not in our record: look whether the dispatchers"
                            + " were up, and whether the dialplan brings callers to them; erased calls are among them.");
        }
        found.notChecked().forEach(what -> out.println("Not checked: " + what + "."));
        out.flush();
        return found.calls().size();
    }

    private void row(Table table, Reconciled call, Optional<Told> told) {
        List<Object> cells = new ArrayList<>(List.of(
                new Words(clock.getZone()).time(Optional.of(call.kept().arrived())),
                call.kept().call(),
                call.kept().callId(),
                call.kept().lead(),
                call.status(),
                call.compared().log(),
                call.compared().lead(),
                call.compared().difference().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                told.map(ReconcileCommand::words).orElseGet(() -> advice(call))));
        table.row(cells.toArray());
    }

    private static boolean differs(Reconciled call) {
        Difference difference = call.compared().difference();
        return difference != Difference.NONE && difference != Difference.STILL_UP;
    }

    private static String words(Told told) {
        return switch (told) {
            case Told.Done(String answer) -> "repaired: " + answer;
            case Told.Later(Duration after, String reason) -> "not yet: " + reason;
            case Told.Never(String reason) -> "cannot be repaired: " + reason;
        };
    }

    private static String advice(Reconciled call) {
        return switch (call.compared().difference()) {
            case NONE, STILL_UP -> "";
            case DROPPED, STUCK, LEAD_UNDECIDED -> "--repair writes ours";
            case DIFFERENT -> "somebody decided so: left alone";
            case MISSING -> "VICIdial has no log of it: look at the dialer's zone and archives";
        };
    }
}
