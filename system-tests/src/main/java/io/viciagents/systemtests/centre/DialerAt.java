package io.viciagents.systemtests.centre;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A VICIdial as a dispatcher is told of it.
 *
 * @param web its web server
 * @param user of its APIs
 * @param password of that user
 * @param zone of its server
 * @param readBack after how long it is looked whether a correction still stands
 * @param list that callers without a lead are added to
 * @param lines the most that the two entries may have; empty to leave their lines alone
 */
public record DialerAt(
        URI web, String user, String password, ZoneId zone, Duration readBack, long list, Optional<Integer> lines) {
    /** What the dispatcher calls it. */
    public static final String NAME = "main";
    /** The campaign of the remote-agent entries. */
    public static final String CAMPAIGN = "AIOUT";
    /** The in-group that delivers to them. */
    public static final String IN_GROUP = "AI_INBOUND";

    /** The same, and its entries have so many lines at most, as agents are free. */
    public DialerAt withLines(int most) {
        return new DialerAt(web, user, password, zone, readBack, list, Optional.of(most));
    }
}
