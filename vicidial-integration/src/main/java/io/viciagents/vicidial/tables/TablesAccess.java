package io.viciagents.vicidial.tables;

import java.time.Duration;

/**
 * How to reach a dialer's database. Its text hides the password.
 *
 * @param host of the database
 * @param port of the database
 * @param database its name, usually asterisk
 * @param user who may only SELECT
 * @param password of that user
 * @param timeLimit to connect, and for one question
 */
public record TablesAccess(String host, int port, String database, String user, String password, Duration timeLimit) {
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
