package io.viciagents.node.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What several configuration records refuse alike. */
final class Checks {
    private Checks() {}

    /** An address of HTTP. */
    static void http(URI url) {
        address(url, "http", "https");
    }

    /** An address of a WebSocket. */
    static void socket(URI url) {
        address(url, "ws", "wss");
    }

    static void socket(Optional<URI> url) {
        url.ifPresent(Checks::socket);
    }

    private static void address(URI url, String plain, String secure) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals(plain) && !scheme.equals(secure)) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "an address that begins with " + secure + ":// and a host is wanted; write the whole address");
        }
        if (url.getUserInfo() != null
                || (url.getQuery() != null && url.getQuery().contains("key="))) {
            throw new IllegalArgumentException("an address must not hold a key; give it under key");
        }
    }
}
