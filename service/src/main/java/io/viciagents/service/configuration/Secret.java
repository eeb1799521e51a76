package io.viciagents.service.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * A password, key or token: it never shows itself in logs, errors or the printed configuration.
 *
 * <p>In the configuration it comes from the environment or from a file, never from the YAML file itself, which people copy
 * and send around.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps a secret; an empty one is refused, for it protects nothing. */
    public static Secret of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the secret is empty; give one with at least one character");
        }
        return new Secret(text);
    }

    /** The secret itself, for whoever must send it. */
    public String reveal() {
        return text;
    }

    /** Whether a stranger's text is this secret; takes the same time wherever they differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(text.getBytes(UTF_8), candidate.getBytes(UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
