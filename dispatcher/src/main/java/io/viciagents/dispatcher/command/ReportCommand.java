package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.history.CallReport;
import io.viciagents.dispatcher.history.CallReport.Group;
import io.viciagents.service.life.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispatcher report}: what came of the calls, summed up. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Sums calls up by campaign, day and more: outcomes, cost, turn gap, containment,"
                + " interruptions, dead air, errors, tokens.")
public final class ReportCommand implements Callable<Integer> {
    private final Supplier<DatabaseSettings> settings;
    private final Clock clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "KEY",
            defaultValue = "campaign,day",
            description = "campaign, profile, dialer, direction, day, hour; several with commas. By default"
                    + " campaign,day.")
    private List<String> by = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            defaultValue = "7d",
            description = "Calls that arrived since then: 2026-03-01, 2026-03-01T14:00, or 2h, 7d ago. 7d by default.")
    private String since = "7d";

    @Option(names = "--until", paramLabel = "WHEN", description = "Calls that arrived before that; by default now.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes the table as CSV, in place of printing it.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws it as a picture.")
    private Optional<Path> svg = Optional.empty();

    /** Reads the configuration's database. */
    public ReportCommand(Supplier<DatabaseSettings> settings) {
        this(settings, Clock.system(ZoneId.systemDefault()));
    }

    ReportCommand(Supplier<DatabaseSettings> settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<CallReport.Key> keys =
                by.stream().map(ReportCommand::key).distinct().toList();
        Instant from = Since.parse(since, clock);
        Instant to = until.map(text -> Since.parse(text, clock)).orElseGet(clock::instant);
        return Work.on(settings, database -> {
            List<Group> groups = new CallReport(database, clock.getZone()).by(keys, from, to);
            tell(keys, groups);
            return Work.done();
        });
    }

    private void tell(List<CallReport.Key> keys, List<Group> groups) {
        PrintWriter out = spec.commandLine().getOut();
        ReportTables tables = new ReportTables(keys, groups);
        csv.ifPresent(file -> write(file, tables.all().csv(), out));
        svg.ifPresent(file -> write(file, new ReportPicture(groups).svg(), out));
        if (csv.isEmpty()) {
            if (groups.isEmpty()) {
                out.println("No calls in that time.");
            } else {
                tables.outcomes().print(out);
                out.println();
                tables.conversations().print(out);
            }
        }
        out.flush();
    }

    private static CallReport.Key key(String name) {
        return Arrays.stream(CallReport.Key.values())
                .filter(key -> key.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new CannotStart("--by: '" + Table.printable(name)
                        + "' is nothing to sum up by; one of campaign, profile, dialer, direction, day, hour"));
    }

    private static void write(Path file, String text, PrintWriter out) {
        try {
            Files.writeString(file, text);
            out.println("written: " + file);
        } catch (IOException failed) {
            throw new CannotStart("report: " + file + " cannot be written; name another file", failed);
        }
    }
}
