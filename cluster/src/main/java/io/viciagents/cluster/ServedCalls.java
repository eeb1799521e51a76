package io.viciagents.cluster;

import java.util.List;
import java.util.Map;

/**
 * What a dispatcher says to all others of the calls that it serves, twice a second: the lines of all remote-agent entries
 * are reckoned from the calls of all. Told, not stored.
 *
 * @param dispatcher its incarnation
 * @param asterisks those that it certainly owns
 */
public record ServedCalls(String dispatcher, List<Asterisk> asterisks) {
    /** Keeps what was given. */
    public ServedCalls {
        asterisks = List.copyOf(asterisks);
    }

    /**
     * One Asterisk.
     *
     * @param name its configured name
     * @param connected whether its events come
     * @param calls of VICIdial's lines that are up, by the extension where they came in
     */
    public record Asterisk(String name, boolean connected, Map<String, Integer> calls) {
        /** Keeps what was given. */
        public Asterisk {
            calls = Map.copyOf(calls);
        }
    }
}
