package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.CallBook;
import io.viciagents.dispatcher.history.CallEntry;
import io.viciagents.service.life.CannotStart;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispatcher calls}: which calls there were, and what was said in one. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        description = "Finds calls by phone, lead, campaign or outcome, or shows one with its transcript.")
public final class CallsCommand implements Callable<Integer> {
    private final Supplier<DatabaseSettings> settings;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CALL",
            arity = "0..1",
            description = "Shows one: its name as it is listed, or VICIdial's call ID.")
    private Optional<String> call = Optional.empty();

    @Option(names = "--phone", paramLabel = "NUMBER", description = "Calls with this number.")
    private Optional<String> phone = Optional.empty();

    @Option(names = "--lead", paramLabel = "ID", description = "Calls of this lead.")
    private Optional<Long> lead = Optional.empty();

    @Option(names = "--campaign", paramLabel = "ID", description = "Calls of this campaign or in-group.")
    private Optional<String> campaign = Optional.empty();

    @Option(names = "--outcome", paramLabel = "STATUS", description = "Calls that ended so, such as SALE.")
    private Optional<String> outcome = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Calls since then: 2026-03-01, 2026-03-01T14:00, or 2h, 7d ago.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "At most so many; 50 by default.")
    private int most = 50;

    /** Reads the configuration's database. */
    public CallsCommand(Supplier<DatabaseSettings> settings) {
        this(settings, Clock.system(ZoneId.systemDefault()));
    }

    CallsCommand(Supplier<DatabaseSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CallBook.Wanted wanted =
                new CallBook.Wanted(phone, lead, campaign, outcome, since.map(text -> Since.parse(text, clock)), most);
        return Work.on(settings, database -> {
            CallBook book = new CallBook(database);
            if (call.isPresent()) {
                show(book, call.get(), out);
            } else {
                list(book.find(wanted), out);
            }
            return Work.done();
        });
    }

    private void show(CallBook book, String name, PrintWriter out) {
        CallEntry found = book.call(name)
                .orElseThrow(() -> new CannotStart("calls: there is no call '" + Table.printable(name)
                        + "' in the history; list them with dispatcher calls --since 1d"));
        new CallSheet(book, clock.getZone()).print(found, out);
    }

    private void list(List<CallEntry> found, PrintWriter out) {
        if (found.isEmpty()) {
            out.println("No such calls.");
            return;
        }
        Table table = new Table(
                "ARRIVED",
                "CALL",
                "CAMPAIGN",
                "LEAD",
                "PHONE",
                "PROFILE",
                "LASTED",
                "TURNS",
                "GAP P50",
                "OUTCOME",
                "NEXT");
        Words words = new Words(clock.getZone());
        for (CallEntry entry : found) {
            table.row(
                    words.time(entry.moments().arrived()),
                    entry.call(),
                    entry.campaign(),
                    entry.lead().map(String::valueOf).orElse(""),
                    entry.phone(),
                    entry.profile(),
                    words.length(entry.lasted()),
                    entry.gapMillis().size(),
                    words.millis(entry.gapPercentile(50)),
                    entry.result().disposition(),
                    entry.result().next());
        }
        table.print(out);
    }
}
