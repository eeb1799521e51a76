package io.viciagents.dispatcher.command;

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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dispatcher resume}: lets calls come again. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets calls come again that were paused, by the same words.")
public final class ResumeCommand implements Callable<Integer> {
    private final Supplier<OpsHttp> settings;

    @ArgGroup(multiplicity = "0..1")
    private Whose whose = new Whose();

    @Option(names = "--url", paramLabel = "URL", description = "Another dispatcher than that of the configuration.")
    private Optional<URI> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks the dispatcher of the configuration. */
    public ResumeCommand(Supplier<OpsHttp> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        String wanted = whose.query()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Name what is to be resumed: --campaign, --in-group or --profile"));
        return PauseCommand.tell(spec, new OpsLine(settings.get(), url).post("/resume?" + wanted));
    }
}
