package io.viciagents.node.embedded;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The section {@code embedded}: how much of this machine flite and pocketsphinx, in this process, may use.
 *
 * @param model the folder of pocketsphinx's American English model
 * @param synthesisThreads how many texts are spoken at a time
 * @param synthesisQueue how many more may wait
 * @param decoders how many callers can be listened to at a time; each takes some 7 MB once it was needed
 * @param decoderWait how long a caller who begins to speak may wait for one
 */
public record EmbeddedSettings(
        @Default("/usr/share/pocketsphinx/model/en-us") @Doc("Another, when the model is not where Debian puts it.")
        Path model,

        @Default("2") @Doc("As many as this machine has cores to spare.")
        int synthesisThreads,

        @Default("256") @Doc("More only when prompts are refused in bursts.")
        int synthesisQueue,

        @Default("32") @Doc("Each takes some 7 MB once it was needed; callers rarely all speak at once.")
        int decoders,

        @Default("500ms") @Doc("Longer when callers are not understood at peak times.")
        Duration decoderWait) {
    /** Refuses what cannot work. */
    public EmbeddedSettings {
        new Checks()
                .atLeastOne("synthesisThreads", synthesisThreads)
                .atLeastOne("synthesisQueue", synthesisQueue)
                .atLeastOne("decoders", decoders)
                .that(!decoderWait.isNegative(), "decoderWait", "it is negative; 500ms will do")
                .done();
    }

    /** What suits Debian's packages and a machine with as many cores as this one. */
    public static EmbeddedSettings defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new EmbeddedSettings(
                Path.of("/usr/share/pocketsphinx/model/en-us"), cores, 256, 16 * cores, Duration.ofMillis(500));
    }
}
