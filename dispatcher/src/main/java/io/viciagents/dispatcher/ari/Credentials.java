package io.viciagents.dispatcher.ari;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** User and password, as every request carries them (RFC 7617). Shows neither. */
final class Credentials {
    private final String user;
    private final Supplier<String> password;

    Credentials(AriSettings settings) {
        this.user = settings.user();
        this.password = settings.password();
    }

    String header() {
        byte[] both = (user + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return "***";
    }
}
