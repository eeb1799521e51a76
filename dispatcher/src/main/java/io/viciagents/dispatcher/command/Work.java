package io.viciagents.dispatcher.command;

import io.vertx.core.Vertx;
import io.viciagents.dispatcher.database.Database;
import io.viciagents.dispatcher.database.DatabaseDown;
import io.viciagents.dispatcher.database.DatabaseSettings;
import io.viciagents.service.life.CannotStart;
import io.viciagents.service.life.ExitCode;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** A command's work on the database: opened for it, closed after it. */
final class Work {
    private Work() {}

    /**
     * Does it.
     *
     * @param settings of the configuration; read only now
     * @param work answers the exit code
     */
    static int on(Supplier<DatabaseSettings> settings, ToIntFunction<Database> work) {
        DatabaseSettings where = settings.get();
        Vertx vertx = Vertx.vertx();
        try (Database database = Database.connect(vertx, where)) {
            return work.applyAsInt(database);
        } catch (DatabaseDown failed) {
            throw new CannotStart("database: " + failed.getMessage() + "; try again", failed);
        } finally {
            vertx.close().await();
        }
    }

    /** The exit code of work that is done. */
    static int done() {
        return ExitCode.STOPPED.number();
    }
}
