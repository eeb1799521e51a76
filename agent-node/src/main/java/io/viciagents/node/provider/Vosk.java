package io.viciagents.node.provider;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Default;
import io.viciagents.service.configuration.Doc;
import java.nio.file.Path;
import java.util.List;

/**
 * Vosk's recognition, in this process, with a model of the operator's own.
 *
 * @param model the folder of an unpacked model
 * @param languages that the model is for
 * @param threads how many callers are listened to in the same moment
 */
public record Vosk(
        @Doc("The folder of a model that you unpacked, such as of https://alphacephei.com/vosk/models.")
        Path model,

        @Doc("The model's, such as [de-DE]; profiles of other languages are refused at the start.")
        List<String> languages,

        @Default("2") @Doc("As many as this machine has cores to spare.")
        int threads,

        @Default @Doc("How much it is asked, and how long it may take.")
        Limits limits,

        @Default @Doc("It costs nothing but CPU, unless you count that.")
        Prices prices)
        implements Listening {
    /** Refuses what hears nobody. */
    public Vosk {
        new Checks()
                .that(!languages.isEmpty(), "languages", "name the model's language, such as [de-DE]")
                .atLeastOne("threads", threads)
                .done();
    }
}
