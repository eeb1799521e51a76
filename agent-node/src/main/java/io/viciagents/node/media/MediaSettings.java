package io.viciagents.node.media;

import java.time.Duration;

/**
 * How a node's media plane is laid out.
 *
 * @param bindHost the IP address whose ports are opened
 * @param ports which ones
 * @param loops how many event loops share the calls; each is a thread
 * @param shortestDelay the least that the jitter buffer holds packets back
 * @param longestDelay the most
 */
public record MediaSettings(
        String bindHost, MediaPorts ports, int loops, Duration shortestDelay, Duration longestDelay) {
    /** Refuses what cannot work. */
    public MediaSettings {
        if (loops < 1) {
            throw new IllegalArgumentException("at least one media loop wanted, got " + loops);
        }
        if (shortestDelay.isNegative() || longestDelay.compareTo(shortestDelay) < 0) {
            throw new IllegalArgumentException("delays of the jitter buffer from short to long wanted, got "
                    + shortestDelay.toMillis() + " ms to " + longestDelay.toMillis() + " ms");
        }
    }

    /** One shared port a loop, 20 to 120 ms of jitter buffer, a loop for each two processors. */
    public static MediaSettings of(String bindHost, int firstPort) {
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new MediaSettings(
                bindHost, new MediaPorts.Shared(firstPort), loops, Duration.ofMillis(20), Duration.ofMillis(120));
    }
}
