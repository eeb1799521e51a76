package io.viciagents.dispatcher.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the cluster stands, as one dispatcher sees it.
 *
 * @param seenBy the dispatcher's name
 * @param configured how many dispatchers there are when all are up
 * @param needed how many must see each other for an Asterisk to have an owner
 * @param dispatchers that are known
 * @param asterisks of this dispatcher's configuration
 * @param nodes that are known
 * @param moved the last calls of this dispatcher that needed another node, the newest first
 * @param events what became of Asterisk servers and dispatchers, the newest first
 */
public record ClusterStatus(
        String seenBy,
        int configured,
        int needed,
        List<DispatcherLine> dispatchers,
        List<AsteriskLine> asterisks,
        List<NodeLine> nodes,
        List<Move> moved,
        List<Event> events) {
    /** Keeps what was given. */
    public ClusterStatus {
        dispatchers = List.copyOf(dispatchers);
        asterisks = List.copyOf(asterisks);
        nodes = List.copyOf(nodes);
        moved = List.copyOf(moved);
        events = List.copyOf(events);
    }

    /**
     * A dispatcher.
     *
     * @param phase serving, or draining
     * @param owns the Asterisk servers that it owns
     * @param calls that it has
     */
    public record DispatcherLine(String name, String phase, Set<String> owns, int calls) {}

    /**
     * An Asterisk.
     *
     * @param owner the dispatcher's name; empty when nobody has it
     * @param standing certain, or in doubt; empty when nobody has it
     * @param epoch of the tenure
     * @param calls that are up
     */
    public record AsteriskLine(String name, Optional<String> owner, Optional<String> standing, long epoch, int calls) {}

    /**
     * An agent node.
     *
     * @param phase serving, or draining
     * @param answers whether it answers pings
     * @param used calls that it has
     * @param slots how many it may have
     * @param free how many more it takes
     */
    public record NodeLine(
            String name,
            String phase,
            boolean answers,
            int used,
            int slots,
            int free,
            Map<String, String> labels,
            Set<String> profiles) {}

    /** A call that needed another node, and why. */
    public record Move(Instant at, String call, String reason) {}

    /**
     * Something that happened.
     *
     * @param asterisk of which it tells, or empty
     */
    public record Event(Instant at, String asterisk, String what) {}
}
