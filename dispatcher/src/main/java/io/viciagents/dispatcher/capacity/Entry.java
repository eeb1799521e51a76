package io.viciagents.dispatcher.capacity;

import java.util.Map;
import java.util.Set;

/**
 * A remote-agent entry whose lines we set.
 *
 * @param dialer whose
 * @param user its user_start: names it in the dialer's API
 * @param extension its conf_exten, where its calls come in
 * @param profile the agent profile that answers there
 * @param labels that a node must have to be given its calls
 * @param asterisks the servers where its calls come in, by their configured names
 * @param most lines: VICIdial needs a user for each, and nobody else knows how many there are
 */
record Entry(
        String dialer,
        String user,
        String extension,
        String profile,
        Map<String, String> labels,
        Set<String> asterisks,
        int most) {
    Entry {
        labels = Map.copyOf(labels);
        asterisks = Set.copyOf(asterisks);
    }

    /** Tells entries apart. */
    String key() {
        return dialer + "/" + user;
    }

    /** The Asterisk whose owner sets the lines, so that one dispatcher does. */
    String home() {
        return asterisks.stream().sorted().findFirst().orElseThrow();
    }
}
