package io.viciagents.node.vosk;

import io.viciagents.node.provider.Vosk;
import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Vosk for all calls of a node: one model, and a few threads of its own, so that no media loop ever waits. Any thread. */
public final class VoskRecogniser implements Recogniser {
    private final IntFunction<Decoder> decoders;
    private final Executor threads;

    VoskRecogniser(IntFunction<Decoder> decoders, Executor threads) {
        this.decoders = decoders;
        this.threads = threads;
    }

    /**
     * Loads the model; blocks for seconds.
     *
     * @param name of the provider in the configuration
     * @throws IllegalStateException with a sentence that says what to change
     */
    public static VoskRecogniser load(String name, Vosk provider) {
        VoskModel model = VoskModel.load(name, provider.model());
        return new VoskRecogniser(
                model::decoder,
                Executors.newFixedThreadPool(
                        provider.threads(),
                        Thread.ofPlatform().daemon().name("vosk-", 0).factory()));
    }

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        return new VoskStream(() -> decoders.apply(request.sampleRate()), threads, listener);
    }
}
