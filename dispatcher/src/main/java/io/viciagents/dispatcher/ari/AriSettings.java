package io.viciagents.dispatcher.ari;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one Asterisk is reached.
 *
 * @param name what we call it, in ids, logs and metrics
 * @param base where its HTTP server is, such as http://10.0.0.5:8088; with the prefix of its http.conf if it has one
 * @param user the section of its ari.conf
 * @param password of that section; asked for whenever a connection is made
 * @param application the name under which the dialplan hands callers over by Stasis()
 * @param mediaPrefix what the ids of our own media channels begin with
 * @param mediaHost where agent nodes reach its RTP when it is not the address that Asterisk itself tells (NAT)
 * @param limits times and numbers
 */
public record AriSettings(
        String name,
        URI base,
        String user,
        Supplier<String> password,
        String application,
        String mediaPrefix,
        Optional<String> mediaHost,
        Limits limits) {
    /** Refuses what cannot be connected to. */
    public AriSettings {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "the address of Asterisk " + name + " should look like http://10.0.0.5:8088");
        }
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of Asterisk " + name
                    + " holds a user or password: give them in keys of their own, where they stay hidden");
        }
        if (name.isBlank() || user.isBlank() || application.isBlank() || mediaPrefix.isBlank()) {
            throw new IllegalArgumentException(
                    "Asterisk needs a name, a user, an application and a prefix for media channels");
        }
    }

    /** The same Asterisk, by another application. */
    AriSettings withApplication(String another) {
        return new AriSettings(name, base, user, password, another, mediaPrefix, mediaHost, limits);
    }

    String host() {
        String host = base.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean encrypted() {
        return "https".equals(base.getScheme());
    }

    int port() {
        int standard = encrypted() ? 443 : 80;
        return base.getPort() < 0 ? standard : base.getPort();
    }

    /** The path under which ARI's resources are, whether or not the address says so itself. */
    String ariPath() {
        String given = base.getPath() == null ? "" : base.getPath().replaceAll("/+$", "");
        return given.endsWith("/ari") ? given : given + "/ari";
    }

    /** For people: the name and the address, nothing secret. */
    String place() {
        return "Asterisk " + name + " at " + base.getHost() + ":" + port();
    }

    @Override
    public String toString() {
        return place();
    }

    /**
     * Times and numbers.
     *
     * @param request how long an answer, or a media channel's arrival, is waited for
     * @param connections HTTP connections at once; Asterisk's own limit is sessionlimit in http.conf, 100 unless set
     * @param reconnectMin pause before the second try to connect, then doubled
     * @param reconnectMax longest pause
     * @param silence after how long without any sign of life the event socket is given up
     */
    public record Limits(
            Duration request, int connections, Duration reconnectMin, Duration reconnectMax, Duration silence) {
        /** What works on Asterisks from 16 to 22, in one machine room. */
        public static final Limits STANDARD = new Limits(
                Duration.ofSeconds(2), 32, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(3));

        /** Refuses what cannot work. */
        public Limits {
            if (request.toMillis() < 1 || connections < 1 || reconnectMin.toMillis() < 1 || silence.toMillis() < 3) {
                throw new IllegalArgumentException("limits of an Asterisk connection must be longer than nothing");
            }
            if (reconnectMax.compareTo(reconnectMin) < 0) {
                throw new IllegalArgumentException(
                        "the longest pause before reconnecting must not be shorter than the first");
            }
        }
    }
}
