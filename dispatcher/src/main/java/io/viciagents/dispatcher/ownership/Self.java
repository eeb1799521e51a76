package io.viciagents.dispatcher.ownership;

import java.util.Set;

/**
 * This dispatcher.
 *
 * @param name for people
 * @param incarnation another one after each start
 * @param member its id as a member of the cluster
 * @param serves the Asterisk servers of its configuration
 * @param epochsAbove its epochs are higher than this: when all dispatchers were down, nobody may be left to tell what epoch
 *     a node has obeyed
 */
public record Self(String name, String incarnation, String member, Set<String> serves, long epochsAbove) {
    /** Keeps what was given. */
    public Self {
        serves = Set.copyOf(serves);
    }
}
