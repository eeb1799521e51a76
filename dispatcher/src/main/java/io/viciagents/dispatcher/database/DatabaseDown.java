package io.viciagents.dispatcher.database;

/** The database cannot be asked now, or did not do what it was asked. */
public final class DatabaseDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseDown(String reason) {
        super(reason);
    }

    DatabaseDown(String reason, Throwable cause) {
        super(reason, cause);
    }
}
