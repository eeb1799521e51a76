package io.viciagents.node.provider;

import java.util.List;

/** A provider that turns voices into words. */
public sealed interface Listening extends Provider permits Azure, Deepgram, DeepgramFlux, OpenaiRealtime, Vosk {
    /** The languages that it is used for, such as en-US; all when none is named. */
    List<String> languages();

    /** Whether it is used for a language. */
    default boolean hears(String language) {
        return languages().isEmpty() || languages().contains(language);
    }
}
