package io.viciagents.dispatcher.ownership;

import java.time.Duration;

/**
 * How fast things go.
 *
 * @param hold how long an owner believes itself the owner without being confirmed
 * @param settled how long nothing must have changed before an Asterisk moves only to spread them better
 * @param audit how often an owner looks for what was missed
 */
public record Pace(Duration hold, Duration settled, Duration audit) {
    /** As it is in production. */
    public static Pace of(Duration hold) {
        return new Pace(hold, Duration.ofSeconds(15), Duration.ofSeconds(10));
    }

    Duration confirm() {
        return hold.dividedBy(5);
    }

    /** How much longer each next candidate waits before it tries to get what nobody has. */
    Duration turn() {
        return hold.dividedBy(4);
    }
}
