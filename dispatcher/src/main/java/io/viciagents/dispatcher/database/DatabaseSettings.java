package io.viciagents.dispatcher.database;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import io.viciagents.service.configuration.Secret;

/**
 * Where call history and the outbox are kept.
 *
 * @param url {@code postgresql://host[:port][,host[:port]...]/database[?sslmode=...&sslrootcert=FILE]}; of several hosts the
 *     one that takes writes is used
 * @param user may create tables in it
 * @param password of that user
 * @param connections how many at once
 */
public record DatabaseSettings(
        @Doc("Name every host of a replicated PostgreSQL: postgresql://db1,db2/vici_agents. The primary is found and"
                + " followed.")
        String url,

        @Doc("From a file or the environment: {file: /run/secrets/db-user} or {env: DB_USER}. It owns the database.")
        Secret user,

        @Doc("From a file or the environment: {file: /run/secrets/db} or {env: DB_PASSWORD}.")
        Secret password,

        @Default("5") @Doc("More when hundreds of calls end in a second.")
        int connections) {
    /** Refuses what cannot be understood. */
    public DatabaseSettings {
        new Checks()
                .understood("url", () -> DatabaseUrl.parse(url))
                .that(connections >= 1, "connections", "1 or more wanted, got " + connections + "; 5 will do")
                .done();
    }

    DatabaseUrl parsed() {
        return DatabaseUrl.parse(url);
    }
}
