package io.viciagents.node;

import io.viciagents.node.host.AdvertisedHosts;
import io.viciagents.node.media.MediaPorts;
import io.viciagents.node.media.MediaSettings;
import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code media}: where Asterisk sends the calls' audio.
 *
 * @param host the address that is listened on
 * @param ports which UDP ports
 * @param advertise by which address Asterisk servers reach this node, unless named in {@code advertiseTo}; host without it
 * @param advertiseTo the same for single Asterisk servers, by their names
 * @param loops threads that share the calls
 * @param shortestDelay the least that the jitter buffer holds packets back
 * @param longestDelay the most
 */
public record MediaConfiguration(
        @Default("127.0.0.1") @Doc("The address of the network that the Asterisk servers are on.")
        String host,

        @Default("{type: shared, first: 40000}")
        @Doc("type per-call, with first and count, where a NAT rewrites the address that Asterisk sends from.")
        MediaPorts ports,

        @Doc("Give it when Asterisk reaches this node by another address than host.")
        Optional<String> advertise,

        @Default @Doc("By the Asterisk's name, where it reaches this node by an address of its own.")
        Map<String, String> advertiseTo,

        @Default("0") @Doc("0 for one to each two processors; more when the media threads are busy.")
        int loops,

        @Default("20ms") @Doc("Longer where packets arrive unevenly and callers sound broken.")
        Duration shortestDelay,

        @Default("120ms") @Doc("Shorter to bound the delay on bad networks, at the price of gaps.")
        Duration longestDelay) {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    /** Refuses what cannot work. */
    public MediaConfiguration {
        new Checks()
                .that(!host.isBlank(), "host", "it is empty; give an address of this machine")
                .that(
                        advertise.filter(String::isBlank).isEmpty(),
                        "advertise",
                        "it is empty; give the address that Asterisk reaches")
                .that(
                        advertise.isPresent() || !EVERYWHERE.contains(host),
                        "advertise",
                        "it is missing, and host is every address of this machine; give the one that Asterisk reaches")
                .that(loops >= 0, "loops", "0 or more wanted, got " + loops + "; 0 will do")
                .that(!shortestDelay.isNegative(), "shortestDelay", "it is negative; 20ms will do")
                .that(
                        longestDelay.compareTo(shortestDelay) >= 0,
                        "longestDelay",
                        "it is shorter than shortestDelay; 120ms will do")
                .done();
    }

    MediaSettings settings() {
        int chosen = loops == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : loops;
        return new MediaSettings(host, ports, chosen, shortestDelay, longestDelay);
    }

    AdvertisedHosts hosts() {
        return new AdvertisedHosts(advertiseTo, advertise.orElse(host));
    }
}
