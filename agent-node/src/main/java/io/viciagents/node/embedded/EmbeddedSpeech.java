package io.viciagents.node.embedded;

import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.Synthesiser;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The embedded engines of one node, which need neither a key nor a network: flite speaks, pocketsphinx listens, both
 * American English, both in this process. Usable from any thread.
 *
 * <p>What they hear and say is little: for a script, not for a conversation without limits. A crash of their native code
 * would end the node with all its calls.
 */
public final class EmbeddedSpeech implements AutoCloseable {
    private final FliteSynthesiser synthesiser;
    private final PocketsphinxRecogniser recogniser;

    private EmbeddedSpeech(FliteSynthesiser synthesiser, PocketsphinxRecogniser recogniser) {
        this.synthesiser = synthesiser;
        this.recogniser = recogniser;
    }

    /**
     * Opens the libraries and loads all voices.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    public static EmbeddedSpeech load(EmbeddedSettings settings) {
        PocketsphinxRecogniser recogniser = new PocketsphinxRecogniser(settings);
        return new EmbeddedSpeech(new FliteSynthesiser(settings), recogniser);
    }

    /** The names that a request may give as its voice. */
    public static Set<String> voices() {
        return FliteSynthesiser.VOICES;
    }

    /** Whether the engines know a language, given as a tag such as en-US. */
    public static boolean speaks(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en");
    }

    static String noEngineFor(String language) {
        return "No engine for language " + language + ": the embedded engines speak English only.";
    }

    /** What speaks. */
    public Synthesiser synthesiser() {
        return synthesiser;
    }

    /** What listens. */
    public Recogniser recogniser() {
        return recogniser;
    }

    /** Words of these phrases that the recogniser cannot hear: a mistake in the profile. Takes some 50 ms. */
    public List<String> unknownWords(List<String> phrases) {
        return recogniser.unknownWords(phrases);
    }

    /** Frames of callers that were thrown away because the decoders were too slow. */
    public long droppedFrames() {
        return recogniser.droppedFrames();
    }

    /** Streams and syntheses that are under way end without another word. */
    @Override
    public void close() {
        recogniser.close();
        synthesiser.close();
    }
}
