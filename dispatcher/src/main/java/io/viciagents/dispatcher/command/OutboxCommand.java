package io.viciagents.dispatcher.command;

import io.viciagents.cluster.CallRef;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.outbox.PostingCommands;
import io.viciagents.dispatcher.outbox.PostingCommands.Listed;
import io.viciagents.dispatcher.outbox.PostingCommands.Which;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dispatcher outbox list|retry|drop}: what VICIdial could not be told. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Lists what VICIdial could not be told, has it tried again, or gives it up.")
public final class OutboxCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Supplier<DatabaseSettings> settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Works on the configuration's database. */
    public OutboxCommand(Supplier<DatabaseSettings> settings) {
        this.settings = settings;
    }

    /** Without a subcommand: the list. */
    @Override
    public Integer call() {
        return list(false);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What waits for a person, with the reason; all that is untold with --all.")
    int list(@Option(names = "--all", description = "Also what will be tried again by itself.") boolean all) {
        return Work.on(settings, database -> {
            List<Listed> found = new PostingCommands(database).list(all ? Which.UNTOLD : Which.STUCK);
            if (found.isEmpty()) {
                spec.commandLine().getOut().println(all ? "VICIdial was told everything." : "Nothing is stuck.");
            } else {
                table(found).print(spec.commandLine().getOut());
            }
            return Work.done();
        });
    }

    private static Table table(List<Listed> found) {
        Table table = new Table("POSTING", "RECORDED", "DIALER", "TASK", "TRIED", "STATE", "REASON");
        found.forEach(line -> table.row(
                line.call() + "#" + line.number(),
                TIME.format(line.recorded()),
                line.dialer(),
                line.kind(),
                line.attempts(),
                line.state(),
                line.reason()));
        return table;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Has postings tried again: those that are named, or all that are stuck with --all.")
    int retry(
            @Parameters(
                            paramLabel = "POSTING",
                            arity = "0..*",
                            description = "As the list names it: asterisk/channel#1.")
                    List<String> postings,
            @Option(names = "--all", description = "All that are stuck.") boolean all) {
        if (all == (postings != null && !postings.isEmpty())) {
            throw new CannotStart("outbox retry: name postings, or give --all");
        }
        return Work.on(settings, database -> {
            PostingCommands commands = new PostingCommands(database);
            if (all) {
                return tell(commands.retryAll(), "will be tried again within a minute");
            }
            int retried = postings.stream()
                    .map(Named::parse)
                    .mapToInt(posting -> commands.retry(posting.call(), posting.number()))
                    .sum();
            return tell(retried, "will be tried again within a minute");
        });
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description = "Gives postings up: VICIdial will never be told. They stay in the history as dropped.")
    int drop(
            @Parameters(
                            paramLabel = "POSTING",
                            arity = "1..*",
                            description = "As the list names it: asterisk/channel#1.")
                    List<String> postings) {
        return Work.on(settings, database -> {
            PostingCommands commands = new PostingCommands(database);
            int dropped = postings.stream()
                    .map(Named::parse)
                    .mapToInt(posting -> commands.drop(posting.call(), posting.number()))
                    .sum();
            return tell(dropped, "will not be tried again");
        });
    }

    private int tell(int postings, String what) {
        spec.commandLine().getOut().println(postings + (postings == 1 ? " posting " : " postings ") + what + ".");
        spec.commandLine().getOut().flush();
        return postings == 0 ? ExitCode.FAILED.number() : Work.done();
    }

    /** A posting, as the list names it. */
    private record Named(CallRef call, int number) {
        static Named parse(String text) {
            int hash = text.lastIndexOf('#');
            Optional<Integer> number = hash < 0 ? Optional.empty() : number(text.substring(hash + 1));
            if (number.isEmpty() || text.indexOf('/') < 1) {
                throw new CannotStart(
                        "outbox: '" + text + "' is no posting; name it as the list does: asterisk/channel#1");
            }
            return new Named(CallRef.parse(text.substring(0, hash)), number.get());
        }

        private static Optional<Integer> number(String text) {
            return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
        }
    }
}
