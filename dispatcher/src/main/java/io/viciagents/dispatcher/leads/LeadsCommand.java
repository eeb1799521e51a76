package io.viciagents.dispatcher.leads;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dispatcher leads}. */
@Command(name = "leads", mixinStandardHelpOptions = true, description = "Puts leads into a list of VICIdial's.")
public final class LeadsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private LeadsCommand() {}

    /**
     * The command with its subcommands.
     *
     * @param environment usually {@code System.getenv()}
     */
    public static CommandLine of(Map<String, String> environment) {
        return new CommandLine(new LeadsCommand()).addSubcommand(new UploadCommand(environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with leads: upload");
    }
}
