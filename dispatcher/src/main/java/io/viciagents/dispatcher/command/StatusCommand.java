package io.viciagents.dispatcher.command;

import io.viciagents.dispatcher.status.ClusterStatus;
import io.viciagents.dispatcher.status.StatusJson;
import io.viciagents.service.life.ExitCode;
import io.viciagents.service.ops.OpsHttp;
import io.viciagents.service.ops.OpsLine;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispatcher status}: who owns what, the nodes and their load, what happened of late. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows how the cluster stands, as one dispatcher sees it: dispatchers, Asterisk servers and their owners, agent"
                    + " nodes, calls that needed another node, and what happened of late.",
            "Speaks to a running dispatcher by its http.port and http.token."
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int SHOWN = 15;

    private final Supplier<OpsHttp> settings;

    @Option(names = "--json", description = "Print all that is known as JSON.")
    private boolean json;

    @Option(names = "--url", paramLabel = "URL", description = "Another dispatcher than that of the configuration.")
    private Optional<URI> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks the dispatcher of the configuration. */
    public StatusCommand(Supplier<OpsHttp> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        OpsLine.Answer answer = new OpsLine(settings.get(), url).get("/cluster");
        PrintWriter out = spec.commandLine().getOut();
        if (!answer.isDone()) {
            spec.commandLine().getErr().print(answer.text());
            spec.commandLine().getErr().flush();
            return ExitCode.FAILED.number();
        }
        if (json) {
            out.print(answer.text());
            out.flush();
        } else {
            print(StatusJson.read(answer.text()), new Words(ZoneId.systemDefault()), out);
        }
        return Work.done();
    }

    static void print(ClusterStatus status, Words words, PrintWriter out) {
        int up = status.dispatchers().size();
        out.println("As " + status.seenBy() + " sees it: " + up + " of " + status.configured() + " dispatchers are up"
                + (up < status.needed() ? ", FEWER THAN THE " + status.needed() + " THAT ARE NEEDED" : "") + ".");
        out.println();
        asterisks(status).print(out);
        out.println();
        dispatchers(status).print(out);
        out.println();
        nodes(status).print(out);
        Table moved = new Table("CALLS MOVED", "CALL", "WHY");
        status.moved().stream()
                .limit(SHOWN)
                .forEach(move -> moved.row(time(words, move.at()), move.call(), move.reason()));
        Table events = new Table("EVENTS", "ASTERISK", "WHAT");
        status.events().stream()
                .limit(SHOWN)
                .forEach(event -> events.row(time(words, event.at()), event.asterisk(), event.what()));
        section(moved, out);
        section(events, out);
        out.flush();
    }

    private static void section(Table table, PrintWriter out) {
        if (!table.isEmpty()) {
            out.println();
            table.print(out);
        }
    }

    private static Table asterisks(ClusterStatus status) {
        Table table = new Table("ASTERISK", "OWNER", "", "EPOCH", "CALLS");
        status.asterisks()
                .forEach(line -> table.row(
                        line.name(),
                        line.owner().orElse("NOBODY"),
                        line.standing().orElse(""),
                        line.epoch(),
                        line.calls()));
        return table;
    }

    private static Table dispatchers(ClusterStatus status) {
        Table table = new Table("DISPATCHER", "PHASE", "CALLS", "OWNS");
        status.dispatchers()
                .forEach(line -> table.row(line.name(), line.phase(), line.calls(), String.join(", ", line.owns())));
        return table;
    }

    private static Table nodes(ClusterStatus status) {
        Table table = new Table("AGENT NODE", "PHASE", "CALLS", "SLOTS", "FREE", "LABELS");
        status.nodes()
                .forEach(line -> table.row(
                        line.name(),
                        line.answers() ? line.phase() : "DOES NOT ANSWER",
                        line.used(),
                        line.slots(),
                        line.free(),
                        line.labels().entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .sorted()
                                .collect(Collectors.joining(" "))));
        return table;
    }

    private static String time(Words words, Instant at) {
        return words.time(Optional.of(at));
    }
}
