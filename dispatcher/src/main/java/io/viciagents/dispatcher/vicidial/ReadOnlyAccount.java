package io.viciagents.dispatcher.vicidial;

import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;
import io.viciagents.vicidial.tables.TablesAccess;
import java.time.Duration;

/**
 * A read-only account of VICIdial's MariaDB: for what its APIs do not tell.
 *
 * @param host of the database
 * @param port of the database
 * @param name of the database
 * @param user who may only read
 * @param password of that user
 */
public record ReadOnlyAccount(
        @Default("127.0.0.1") @Doc("The database server of the dialer.")
        String host,

        @Default("3306") @Doc("Another port if it listens elsewhere.")
        int port,

        @Default("asterisk") @Doc("VICIdial's own name for it.")
        String name,

        @Doc("An account that may only SELECT.") String user,

        @Doc("From a file or the environment.") Secret password) {
    /** As the client wants it. */
    public TablesAccess tables() {
        return new TablesAccess(host, port, name, user, password.reveal(), Duration.ofSeconds(5));
    }
}
