package io.viciagents.dispatcher.ownership;

import java.util.Set;

/**
 * This dispatcher.
 *
 * @param name for people
 * @param incarnation another one after each start
 * @param member its id as a member of the cluster
 * @param serves the Asterisk servers of its configuration
 */
public record Self(String name, String incarnation, String member, Set<String> serves) {
    /** Keeps what was given. */
    public Self {
        serves = Set.copyOf(serves);
    }
}
