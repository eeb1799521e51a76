package io.viciagents.service.ops;

/** Who may use a route. */
public enum Access {
    /** Whoever reaches the port. */
    OPEN,
    /** Whoever sends {@code Authorization: Bearer} with the token of {@link OpsHttp}; nobody while there is none. */
    TOKEN
}
