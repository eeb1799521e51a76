package io.viciagents.node.host;

import java.util.Map;

/**
 * By which address each Asterisk reaches this node's media.
 *
 * @param byAsterisk by the Asterisk's configured name
 * @param others for all others
 */
public record AdvertisedHosts(Map<String, String> byAsterisk, String others) {
    /** Keeps what was given. */
    public AdvertisedHosts {
        byAsterisk = Map.copyOf(byAsterisk);
    }

    String towards(String asterisk) {
        return byAsterisk.getOrDefault(asterisk, others);
    }
}
