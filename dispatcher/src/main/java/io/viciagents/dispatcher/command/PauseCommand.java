package io.viciagents.dispatcher.command;

import io.viciagents.service.life.ExitCode;
import io.viciagents.service.ops.OpsHttp;
import io.viciagents.service.ops.OpsLine;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dispatcher pause}: stops new calls, and with {@code --now} running ones. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Stops new calls at once, until 'resume': VICIdial gets no lines for them, and those that come nevertheless go"
                    + " to humans. Without an option: what is paused.",
            "Speaks to a running dispatcher by its http.port and http.token; all dispatchers obey."
        })
public final class PauseCommand implements Callable<Integer> {
    private final Supplier<OpsHttp> settings;

    @ArgGroup(multiplicity = "0..1")
    private Whose whose = new Whose();

    @Option(names = "--now", description = "Hand the calls that are up to humans, too.")
    private boolean now;

    @Option(names = "--url", paramLabel = "URL", description = "Another dispatcher than that of the configuration.")
    private Optional<URI> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks the dispatcher of the configuration. */
    public PauseCommand(Supplier<OpsHttp> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        OpsLine line = new OpsLine(settings.get(), url);
        return tell(
                spec,
                whose.query()
                        .map(wanted -> line.post("/pause?" + wanted + (now ? "&now=true" : "")))
                        .orElseGet(() -> line.get("/pauses")));
    }

    static int tell(CommandSpec spec, OpsLine.Answer answer) {
        var out = answer.isDone()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        out.print(answer.text());
        out.flush();
        return answer.isDone() ? Work.done() : ExitCode.FAILED.number();
    }
}
