package io.viciagents.node.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much of this machine the embedded engines may use.
 *
 * @param model the folder of pocketsphinx's American English model
 * @param synthesisThreads how many texts are spoken at a time
 * @param synthesisQueue how many more may wait
 * @param decoders how many callers can be listened to at a time; each takes some 7 MB once it was needed
 * @param decoderWait how long a caller who begins to speak may wait for one
 */
public record EmbeddedSettings(
        Path model, int synthesisThreads, int synthesisQueue, int decoders, Duration decoderWait) {
    /** Refuses what cannot work. */
    public EmbeddedSettings {
        atLeastOne("synthesisThreads", synthesisThreads);
        atLeastOne("synthesisQueue", synthesisQueue);
        atLeastOne("decoders", decoders);
        if (decoderWait.isNegative()) {
            throw new IllegalArgumentException("decoderWait must not be negative, got " + decoderWait);
        }
    }

    /** What suits Debian's packages and a machine with as many cores as this one. */
    public static EmbeddedSettings defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EmbeddedSettings(
                Path.of("/usr/share/pocketsphinx/model/en-us"), cores, 256, 16 * cores, Duration.ofMillis(500));
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, got " + value);
        }
    }
}
