package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import java.net.URI;
import java.util.Locale;

/** Checks that several configuration records make alike: where a provider is. */
final class Addresses {
    private Addresses() {}

    /** An address of HTTP under this key. */
    static Checks http(String key, URI url) {
        return address(key, url, "http", "https");
    }

    /** An address of a WebSocket under this key. */
    static Checks socket(String key, URI url) {
        return address(key, url, "ws", "wss");
    }

    private static Checks address(String key, URI url, String plain, String secure) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean holdsKey = url.getUserInfo() != null
                || (url.getQuery() != null && url.getQuery().contains("key="));
        return new Checks()
                .that(
                        (scheme.equals(plain) || scheme.equals(secure)) && url.getHost() != null,
                        key,
                        "an address that begins with " + secure + ":// and a host is wanted; write the whole address")
                .that(!holdsKey, key, "an address must not hold a key; give it under key");
    }
}
