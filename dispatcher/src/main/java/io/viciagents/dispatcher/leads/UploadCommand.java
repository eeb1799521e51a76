package io.viciagents.dispatcher.leads;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.setup.QuietAlarm;
import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.dispatcher.setup.Site;
import io.viciagents.service.configuration.Configuration;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import io.viciagents.vicidial.CampaignId;
import io.viciagents.vicidial.Statuses;
import io.viciagents.vicidial.api.DialerClient;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispatcher leads upload FILE.csv --list 1001}. */
@Command(
        name = "upload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Adds the leads of a file to a list of VICIdial's, by its API. The first line of the file names its columns.",
            "Writes a row for each line into FILE.csv.result.csv: added, duplicate, dnc or error, and why. Broken off, the"
                    + " same command goes on where it stopped."
        })
final class UploadCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "Comma, semicolon or tab between the columns; UTF-8.")
    private Path file = Path.of("leads.csv");

    @Option(names = "--list", required = true, paramLabel = "ID", description = "The list; it must exist.")
    private long list;

    @Option(names = "--site", paramLabel = "FILE", description = "The dialer: vici-setup's file. (${DEFAULT-VALUE})")
    private Path site = Path.of("vici-setup.yaml");

    @Option(
            names = "--map",
            paramLabel = "HEADING=FIELD",
            description =
                    "What a column is to VICIdial, such as 'Mobile no=phone_number'. Others are told by their names.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--phone-code",
            paramLabel = "CODE",
            description = "The country of numbers that do not bring it. (${DEFAULT-VALUE})")
    private String phoneCode = "1";

    @Option(
            names = "--duplicates",
            paramLabel = "WHERE",
            description = "Where a number must not be yet: list, system, allowed. (${DEFAULT-VALUE})")
    private String duplicates = "list";

    @Option(
            names = "--dnc",
            paramLabel = "WHICH",
            description = "Which do-not-call lists are asked: system, campaign, both, none. (${DEFAULT-VALUE})")
    private String doNotCall = "system";

    @Option(names = "--campaign", paramLabel = "ID", description = "Whose do-not-call list that is.")
    private Optional<String> campaign = Optional.empty();

    @Option(
            names = "--hopper",
            paramLabel = "PRIORITY",
            description = "Dials each lead at once, with this priority (-99 to 99).")
    private Optional<Integer> hopper = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            description = "Leads a second, 1 to 200: the dialer has other work, too. (${DEFAULT-VALUE})")
    private int rate = 20;

    @Option(names = "--result", paramLabel = "FILE", description = "Where the rows go, and went.")
    private Optional<Path> result = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UploadCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        return switch (Configuration.load(site, Site.class, SetupCommand.PREFIX, environment)) {
            case Configuration.Refused<Site> refused -> {
                refused.problems().forEach(spec.commandLine().getErr()::println);
                yield ExitCode.REFUSED.number();
            }
            case Configuration.Loaded<Site>(Site dialer) -> {
                upload(dialer);
                yield ExitCode.STOPPED.number();
            }
        };
    }

    private void upload(Site dialer) throws InterruptedException {
        List<CsvText.Line> lines = CsvText.lines(read());
        if (lines.isEmpty()) {
            throw new CannotStart(file + ": it is empty; its first line must name the columns");
        }
        Columns columns = Columns.of(lines.getFirst(), map);
        PrintWriter out = spec.commandLine().getOut();
        if (!columns.ignored().isEmpty()) {
            out.println("Not taken, for VICIdial has no such field (see --map): " + columns.ignored());
        }
        Wishes wishes = wishes();
        Path rows = result.orElse(file.resolveSibling(file.getFileName() + ".result.csv"));
        Vertx vertx = Vertx.vertx();
        try (ResultFile results = new ResultFile(rows)) {
            DialerClient client = new DialerClient(vertx, dialer.access(), Statuses.builtIn(), new QuietAlarm());
            boolean terminal = Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
            new Upload(
                            new DialerLeads(client),
                            new LeadCheck(columns, wishes),
                            results,
                            new SteadyPace(rate),
                            new ProgressBar(spec.commandLine().getErr(), terminal))
                    .run(lines.subList(1, lines.size()));
            out.println(summary(results) + " -> " + rows);
        } finally {
            vertx.close();
        }
    }

    private Wishes wishes() {
        if (rate < 1 || rate > 200) {
            throw new CannotStart("--rate " + rate + ": 1 to 200 a second wanted");
        }
        if (list < 100 || list > 999_999_999_999L) {
            throw new CannotStart("--list " + list + ": the id of a list has 3 to 12 digits");
        }
        if (hopper.isPresent() && Math.abs(hopper.get()) > 99) {
            throw new CannotStart("--hopper " + hopper.get() + ": -99 to 99 wanted");
        }
        Wishes.DoNotCallCheck asked = word("--dnc", Wishes.DoNotCallCheck.values(), doNotCall);
        boolean campaigns = asked == Wishes.DoNotCallCheck.CAMPAIGN || asked == Wishes.DoNotCallCheck.BOTH;
        if (campaigns && campaign.isEmpty()) {
            throw new CannotStart("--dnc " + doNotCall + ": say whose list, with --campaign");
        }
        return new Wishes(
                list,
                phoneCode,
                word("--duplicates", Wishes.Duplicates.values(), duplicates),
                asked,
                campaign.map(CampaignId::new),
                hopper);
    }

    private static <T extends Enum<T>> T word(String option, T[] all, String given) {
        return Arrays.stream(all)
                .filter(constant -> constant.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> new CannotStart(option + " " + given + ": one of "
                        + Arrays.toString(all).toLowerCase(java.util.Locale.ROOT) + " wanted"));
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException refused) {
            throw new CannotStart(
                    file + ": it cannot be read as UTF-8 text (" + refused.getMessage() + "); name another", refused);
        }
    }

    private static String summary(ResultFile results) {
        Map<LineResult.Kind, Long> counts = results.done().values().stream()
                .collect(Collectors.groupingBy(LineResult::kind, Collectors.counting()));
        return Arrays.stream(LineResult.Kind.values())
                .map(kind -> counts.getOrDefault(kind, 0L) + " " + kind.word())
                .collect(Collectors.joining(", "));
    }
}
