package io.viciagents.dispatcher.ari;

import java.util.List;
import java.util.Set;

/**
 * What one Asterisk has at a moment.
 *
 * @param channels all its channels
 * @param bridges ids of all bridges made by ARI: Asterisk does not tell by which application
 */
public record Snapshot(List<Channel> channels, Set<String> bridges) {
    /** Keeps what was given. */
    public Snapshot {
        channels = List.copyOf(channels);
        bridges = Set.copyOf(bridges);
    }

    /**
     * A channel.
     *
     * @param entry as it entered our application; its arguments are empty for channels in other applications
     * @param inOurApplication whether it is in Stasis under our application's name now
     */
    public record Channel(CallerEntered entry, boolean inOurApplication) {}
}
