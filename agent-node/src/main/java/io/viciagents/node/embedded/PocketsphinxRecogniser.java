package io.viciagents.node.embedded;

import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what callers say, out of the phrases of the call's script. Usable from any thread.
 *
 * <p>Each utterance is decoded on a thread of its own while it is spoken, by a decoder that it borrows from the pool.
 */
final class PocketsphinxRecogniser implements Recogniser, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PocketsphinxRecogniser.class);

    private static final int PREPARATIONS = 256;

    private final EmbeddedSettings settings;
    private final Vocabularies vocabularies;
    private final DecoderPool pool;
    private final ThreadPoolExecutor threads;
    /** Makes decoders ahead of their use; where it has too much to do, they are made when they are needed. */
    private final ThreadPoolExecutor preparation;

    private final LongAdder droppedFrames = new LongAdder();

    /**
     * Opens the library; decoders are made when they are needed.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    PocketsphinxRecogniser(EmbeddedSettings settings) {
        PocketsphinxLibrary library = new PocketsphinxLibrary(settings.model());
        this.settings = settings;
        this.vocabularies = new Vocabularies(library.dictionary());
        this.pool = new DecoderPool(library, settings.decoders());
        this.threads = Threads.withoutQueue("pocketsphinx", 2 * settings.decoders());
        this.preparation = Threads.withQueue("pocketsphinx-preparation", 1, PREPARATIONS);
        preparation.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Makes a decoder for these phrases in the background, unless one waits. */
    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        Telling telling = new Telling(listener);
        if (EmbeddedSpeech.speaks(request.language())) {
            preparation.execute(() -> prepare(request.phrases(), telling));
        } else {
            Thread.ofVirtual().start(() -> telling.failed(EmbeddedSpeech.noEngineFor(request.language())));
        }
        return new PocketsphinxStream(this, request, telling);
    }

    private void prepare(List<String> phrases, Telling telling) {
        Vocabulary vocabulary = vocabulary(phrases, telling);
        if (vocabulary.isEmpty()) {
            return;
        }
        try {
            pool.warm(vocabulary);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Words of the phrases that can not be heard. */
    List<String> unknownWords(List<String> phrases) {
        return vocabularies.of(phrases).unknownWords();
    }

    /** What is needed to hear these phrases; the call is told where there is nothing to hear. */
    Vocabulary vocabulary(List<String> phrases, Telling telling) {
        Vocabulary vocabulary = vocabularies.of(phrases);
        if (vocabulary.isEmpty()) {
            telling.failed("The embedded recogniser hears only the phrases of the script, and there is none"
                    + " of which it knows every word.");
        }
        return vocabulary;
    }

    DecoderPool pool() {
        return pool;
    }

    EmbeddedSettings settings() {
        return settings;
    }

    /** A frame of {@code call} found its queue full; logged where it is the first of its utterance. */
    void dropped(String call, boolean first) {
        droppedFrames.increment();
        if (first) {
            log.atWarn().addKeyValue("call", call).log("a caller speaks faster than this node can listen");
        }
    }

    /** How many frames were thrown away so far, because the decoders were too slow. */
    long droppedFrames() {
        return droppedFrames.sum();
    }

    /** Runs work of one call, or tells it that this node has no thread for it. */
    void run(Telling telling, Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException busy) {
            Thread.ofVirtual()
                    .start(() -> telling.failed("The recogniser is busy: more callers speak than this node can hear."));
        }
    }

    @Override
    public void close() {
        preparation.shutdownNow();
        threads.shutdownNow();
        pool.close();
    }
}
