package io.viciagents.vicidial.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How to reach a dialer.
 *
 * @param dialer its name in our configuration
 * @param web its web server, such as https://dialer.example; passwords travel to it
 * @param login the API's user
 * @param timeLimit for one request; VICIdial answers within 10 ms, so 3 s is long
 */
public record DialerAccess(String dialer, URI web, ApiLogin login, Duration timeLimit) {
    /** Refuses what could never work. */
    public DialerAccess {
        if (!List.of("http", "https").contains(String.valueOf(web.getScheme())) || web.getHost() == null) {
            throw new IllegalArgumentException(
                    "web server of dialer '" + dialer + "': https://host or http://host wanted, got '" + web + "'");
        }
        if (timeLimit.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "time limit of dialer '" + dialer + "': at least 1 ms wanted, got " + timeLimit);
        }
    }

    String url(Api api) {
        return web.toString().replaceAll("/+$", "") + api.path();
    }
}
