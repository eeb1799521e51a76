package io.viciagents.node;

import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The section {@code embedded}: flite and pocketsphinx in this process.
 *
 * @param model the folder of pocketsphinx's American English model
 * @param synthesisThreads how many texts are spoken at a time
 * @param synthesisQueue how many more may wait
 * @param decoders how many callers can be listened to at a time
 * @param decoderWait how long a caller who begins to speak may wait for one
 */
public record EmbeddedConfiguration(
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

    EmbeddedSettings settings() {
        return new EmbeddedSettings(model, synthesisThreads, synthesisQueue, decoders, decoderWait);
    }
}
