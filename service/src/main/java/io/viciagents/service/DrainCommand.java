package io.viciagents.service;

import io.viciagents.service.life.ExitCode;
import io.viciagents.service.ops.OpsHttp;
import io.viciagents.service.ops.OpsLine;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drain}: a running service gives its calls away and ends, as it does when it gets SIGTERM. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Ends a running one without a caller noticing: it takes no new calls, running ones finish or go on elsewhere.",
            "Speaks to it by its http.port and http.token; SIGTERM does the same."
        })
final class DrainCommand implements Callable<Integer> {
    private final Supplier<OpsHttp> settings;

    @Option(names = "--url", paramLabel = "URL", description = "Another one than that of the configuration.")
    private Optional<URI> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks the one of the configuration. */
    DrainCommand(Supplier<OpsHttp> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        OpsLine.Answer answer = new OpsLine(settings.get(), url).post("/drain");
        var out = answer.isDone()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        out.print(answer.text());
        out.flush();
        return (answer.isDone() ? ExitCode.STOPPED : ExitCode.FAILED).number();
    }
}
