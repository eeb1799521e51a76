package io.viciagents.dispatcher;

import io.viciagents.dispatcher.command.CallsCommand;
import io.viciagents.dispatcher.command.EraseCommand;
import io.viciagents.dispatcher.command.OutboxCommand;
import io.viciagents.dispatcher.command.PauseCommand;
import io.viciagents.dispatcher.command.ReconcileCommand;
import io.viciagents.dispatcher.command.ReportCommand;
import io.viciagents.dispatcher.command.ResumeCommand;
import io.viciagents.dispatcher.command.StatusCommand;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.dispatcher.doctor.DoctorCommand;
import io.viciagents.dispatcher.leads.LeadsCommand;
import io.viciagents.dispatcher.setup.SetupCommand;
import io.viciagents.service.ServiceCommand;
import io.viciagents.service.life.CannotStart;
import java.util.function.Supplier;

/** Starts a dispatcher: {@code java -jar dispatcher.jar --help}. */
public final class Main {
    private Main() {}

    /** Runs the command line. */
    public static void main(String... arguments) {
        ServiceCommand.of("dispatcher", "DISPATCHER", DispatcherConfiguration.class, Dispatcher::start)
                .with(_ -> new SetupCommand(System.getenv()))
                .with(_ -> new DoctorCommand(System.getenv()))
                .with(_ -> LeadsCommand.of(System.getenv()))
                .with(configuration -> new CallsCommand(database(configuration)))
                .with(configuration -> new ReportCommand(database(configuration)))
                .with(configuration -> new EraseCommand(database(configuration)))
                .with(configuration -> new ReconcileCommand(
                        database(configuration),
                        () -> configuration.get().dialers(),
                        () -> configuration.get().routes(),
                        dialer -> configuration.get().asterisksOf(dialer)))
                .with(configuration -> new OutboxCommand(database(configuration)))
                .with(configuration ->
                        new StatusCommand(() -> configuration.get().http()))
                .with(configuration ->
                        new PauseCommand(() -> configuration.get().http()))
                .with(configuration ->
                        new ResumeCommand(() -> configuration.get().http()))
                .main(arguments);
    }

    private static Supplier<DatabaseSettings> database(Supplier<DispatcherConfiguration> configuration) {
        return () -> configuration
                .get()
                .database()
                .orElseThrow(() -> new CannotStart(
                        "database: the configuration names none; give --config the dispatcher's, with a database"));
    }
}
