package io.viciagents.cluster;

import static java.util.Objects.requireNonNull;

/**
 * Which call: the caller's channel on one Asterisk.
 *
 * <p>Channel ids of two Asterisks can collide (VICIdial forbids {@code systemname}), so the configured name of the
 * Asterisk is part of it; its {@code asterisk_id} is not, for that is a network card's address and may repeat. A channel
 * id starts with the second in which the channel was made, so it does not come back after a restart.
 *
 * @param asterisk the name of the Asterisk in the dispatcher's configuration
 * @param channel the id of the caller's channel on it
 */
public record CallRef(String asterisk, String channel) {
    /** Refuses what could not be told apart again from its text. */
    public CallRef {
        requireNonNull(channel, "channel");
        if (asterisk.isEmpty() || asterisk.contains("/")) {
            throw new IllegalArgumentException("name of an Asterisk without '/' wanted, got '" + asterisk + "'");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static CallRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("asterisk/channel wanted, got '" + text + "'");
        }
        return new CallRef(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return asterisk + "/" + channel;
    }
}
