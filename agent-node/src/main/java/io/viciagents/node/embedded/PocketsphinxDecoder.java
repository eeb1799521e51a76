package io.viciagents.node.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One decoder of pocketsphinx with its vocabulary. Used by one thread at a time, for one utterance at a time; 16 kHz.
 *
 * <p>What a decoder learns of a caller's line, the mean of its cepstrum, is not kept here between utterances: it is
 * taken out at the end of one and put in at the beginning of the next of the same call, whichever decoder serves that.
 */
final class PocketsphinxDecoder implements AutoCloseable {
    /** Where feat_t keeps its cmn_t, and that its vector length, on 64-bit machines (feat.h, cmn.h). */
    private static final long MEAN_OFFSET = 88;

    private static final long MEAN_LENGTH_OFFSET = 28;
    private static final int CEPSTRUM = 13;
    private static final int LARGEST_BLOCK_SAMPLES = 16000;

    private final PocketsphinxLibrary library;
    private final Arena memory = Arena.ofShared();
    private final MemorySegment decoder;
    private final MemorySegment mean;
    private final MemorySegment meanValues = memory.allocate(ValueLayout.JAVA_FLOAT, CEPSTRUM);
    private final MemorySegment samples = memory.allocate(ValueLayout.JAVA_SHORT, LARGEST_BLOCK_SAMPLES);
    private final float[] firstMean;

    /** Makes a decoder, which takes some hundred milliseconds. */
    PocketsphinxDecoder(PocketsphinxLibrary library, Vocabulary vocabulary) {
        this.library = library;
        this.decoder = make(library, memory, vocabulary);
        this.mean = meanOf(library, decoder);
        this.firstMean = mean();
    }

    /** What a caller's line is taken to sound like before anything was heard of it. */
    float[] firstMean() {
        return firstMean.clone();
    }

    /**
     * Begins an utterance.
     *
     * @param lineMean the mean of the caller's line so far
     */
    void start(float[] lineMean) {
        MemorySegment.copy(lineMean, 0, meanValues, ValueLayout.JAVA_FLOAT, 0, CEPSTRUM);
        library.setMean.call(mean, meanValues);
        require(library.startStream.call(decoder), "ps_start_stream");
        require(library.startUtterance.call(decoder), "ps_start_utt");
    }

    /** Listens on. */
    void hear(short[] wideband) {
        MemorySegment.copy(wideband, 0, samples, ValueLayout.JAVA_SHORT, 0, wideband.length);
        require(library.hear.call(decoder, samples, wideband.length, 0, 0), "ps_process_raw");
    }

    /** The words of the utterance as far as it is known; empty when there are none. */
    String words() {
        MemorySegment words = library.words.call(decoder, MemorySegment.NULL);
        return words.address() == 0 ? "" : NativeLibrary.string(words);
    }

    /** Ends the utterance; its words are then final. */
    void end() {
        require(library.endUtterance.call(decoder), "ps_end_utt");
    }

    /** The mean of the line of the caller who was heard last. */
    float[] mean() {
        library.getMean.call(mean, meanValues);
        return meanValues.toArray(ValueLayout.JAVA_FLOAT);
    }

    @Override
    public void close() {
        library.free.call(decoder);
        memory.close();
    }

    private static void require(int answer, String function) {
        if (answer < 0) {
            throw new IllegalStateException("pocketsphinx refused: " + function + " answered " + answer);
        }
    }

    /** The library wants its vocabulary in files, but only while it makes the decoder. */
    private static MemorySegment make(PocketsphinxLibrary library, Arena memory, Vocabulary vocabulary) {
        try {
            Path languageModel = Files.createTempFile("vocabulary", ".lm");
            Path dictionary = Files.createTempFile("vocabulary", ".dict");
            try {
                Files.writeString(languageModel, vocabulary.languageModel());
                Files.writeString(dictionary, vocabulary.dictionary());
                return make(library, memory, languageModel, dictionary);
            } finally {
                Files.delete(languageModel);
                Files.delete(dictionary);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The vocabulary cannot be written to the temporary folder", unwritable);
        }
    }

    private static MemorySegment make(PocketsphinxLibrary library, Arena memory, Path model, Path dictionary) {
        List<String> arguments = List.of(
                "pocketsphinx",
                "-hmm",
                library.model.resolve("en-us").toString(),
                "-lm",
                model.toString(),
                "-dict",
                dictionary.toString(),
                // Both save a sixth of the time and cost no words with vocabularies as small as these.
                "-maxhmmpf",
                "1000",
                "-pl_window",
                "0");
        MemorySegment configuration = configure(library, memory, arguments);
        MemorySegment decoder = library.make.call(configuration);
        library.freeConfiguration.call(configuration);
        if (decoder.address() == 0) {
            throw new IllegalStateException("pocketsphinx made no decoder of " + arguments);
        }
        return decoder;
    }

    private static MemorySegment configure(PocketsphinxLibrary library, Arena memory, List<String> arguments) {
        MemorySegment row = memory.allocate(ValueLayout.ADDRESS, arguments.size() + 1L);
        for (int i = 0; i < arguments.size(); i++) {
            row.setAtIndex(ValueLayout.ADDRESS, i, memory.allocateFrom(arguments.get(i)));
        }
        library.silence.call(MemorySegment.NULL);
        MemorySegment configuration =
                library.parse.call(MemorySegment.NULL, library.arguments.call(), arguments.size(), row, 0);
        if (configuration.address() == 0) {
            throw new IllegalStateException("pocketsphinx did not take the configuration " + arguments);
        }
        return configuration;
    }

    private static MemorySegment meanOf(PocketsphinxLibrary library, MemorySegment decoder) {
        MemorySegment features = library.features.call(decoder);
        MemorySegment mean = features.address() == 0
                ? MemorySegment.NULL
                : features.reinterpret(MEAN_OFFSET + ValueLayout.ADDRESS.byteSize())
                        .get(ValueLayout.ADDRESS, MEAN_OFFSET);
        if (mean.address() == 0
                || mean.reinterpret(MEAN_LENGTH_OFFSET + Integer.BYTES).get(ValueLayout.JAVA_INT, MEAN_LENGTH_OFFSET)
                        != CEPSTRUM) {
            throw new SpeechEngineMissingException(
                    "The library libpocketsphinx.so.3 is not laid out as that of Debian 12: install libpocketsphinx3.");
        }
        return mean;
    }
}
