package io.viciagents.cluster;

import java.util.List;
import java.util.Set;

/**
 * What a dispatcher says of itself to all others, twice a second and whenever it changes: told, not stored, like a {@link
 * NodeAnnouncement}.
 *
 * @param name its name in its configuration, for people
 * @param dispatcher its incarnation, another one after each start: its address for {@link Lines}
 * @param member its id as a member of the cluster
 * @param phase whether it takes Asterisk servers
 * @param serves the Asterisk servers of its configuration
 * @param owns those that it owns now
 * @param keyTimes whether the keys that it tells have Asterisk's time; those of an earlier version have its own
 */
public record DispatcherAnnouncement(
        String name,
        String dispatcher,
        String member,
        Phase phase,
        Set<String> serves,
        List<Owned> owns,
        boolean keyTimes) {
    /** Keeps what was given. */
    public DispatcherAnnouncement {
        serves = Set.copyOf(serves);
        owns = List.copyOf(owns);
    }

    /** One of an earlier version. */
    public DispatcherAnnouncement(
            String name, String dispatcher, String member, Phase phase, Set<String> serves, List<Owned> owns) {
        this(name, dispatcher, member, phase, serves, owns, false);
    }

    /** Whether a dispatcher takes Asterisk servers. */
    public enum Phase {
        /** It takes them. */
        SERVING,
        /** It gives them away, takes none, and then ends. */
        DRAINING,
        /** It has ended; nothing more will be heard of it. */
        GONE
    }

    /**
     * One Asterisk that it owns.
     *
     * @param asterisk by its configured name
     * @param fence of its tenure
     * @param standing whether it certainly is the owner
     * @param calls that are up
     */
    public record Owned(String asterisk, Fence fence, Standing standing, int calls) {}

    /** How certain an owner is. */
    public enum Standing {
        /** More than half of the dispatchers have confirmed it a moment ago. */
        CERTAIN,
        /** They have not: running calls go on, nothing else is done. */
        IN_DOUBT
    }
}
