package io.viciagents.systemtests.centre;

import java.util.Optional;

/**
 * What stands behind a dispatcher.
 *
 * @param dialer to which all its Asterisk servers belong
 * @param database URL of the PostgreSQL for its history and outbox; user and password are postgres
 */
public record BackOffice(Optional<DialerAt> dialer, Optional<String> database) {
    /** Asterisk servers without VICIdial, and nothing that lasts. */
    public static final BackOffice NONE = new BackOffice(Optional.empty(), Optional.empty());
}
