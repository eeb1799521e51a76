package io.viciagents.node.embedded;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * flite's voices, in this process. Texts wait in a queue of limited length for one of a few threads of its own; when it
 * is full the request fails at once. Usable from any thread.
 */
final class FliteSynthesiser implements Synthesiser, AutoCloseable {
    static final Set<String> VOICES = Set.of("awb", "kal", "kal16", "rms", "slt");
    private static final int LONGEST_TEXT = 5000;

    private final Map<String, FliteVoice> voices = new TreeMap<>();
    private final ThreadPoolExecutor threads;

    /**
     * Loads all voices.
     *
     * @throws SpeechEngineMissingException naming the package to install
     */
    FliteSynthesiser(EmbeddedSettings settings) {
        FliteLibrary library = new FliteLibrary();
        VOICES.forEach(name -> voices.put(name, new FliteVoice(library, name)));
        threads = Threads.withQueue("flite", settings.synthesisThreads(), settings.synthesisQueue());
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        FliteVoice voice = voices.get(request.voice());
        if (!EmbeddedSpeech.speaks(request.language())) {
            return refused(listener, EmbeddedSpeech.noEngineFor(request.language()));
        }
        if (voice == null) {
            return refused(
                    listener,
                    "flite has no voice " + request.voice() + "; it has " + String.join(", ", voices.keySet()) + ".");
        }
        if (request.text().length() > LONGEST_TEXT) {
            return refused(listener, "A text of more than " + LONGEST_TEXT + " characters is not spoken.");
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        try {
            threads.execute(new FliteUtterance(voice, request, listener, cancelled::get));
        } catch (RejectedExecutionException full) {
            return refused(listener, "The synthesiser's queue is full: this node has more to say than it can.");
        }
        return () -> cancelled.set(true);
    }

    /** Told from another thread, as everything else is. */
    private static Synthesis refused(SynthesisListener listener, String reason) {
        Thread.ofVirtual().start(() -> listener.failed(Failure.here(reason)));
        return () -> {};
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
