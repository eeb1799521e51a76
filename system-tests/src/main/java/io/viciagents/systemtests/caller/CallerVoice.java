package io.viciagents.systemtests.caller;

import io.viciagents.node.embedded.EmbeddedSettings;
import io.viciagents.node.embedded.EmbeddedSpeech;
import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What callers speak with: flite in this process, in a voice that is not the agent's. Sentences are kept, so that many
 * callers may say the same. Any thread; blocks while a sentence is made.
 */
public final class CallerVoice implements AutoCloseable {
    /** A man's voice, understood best of all by the embedded recogniser. */
    public static final String CALLER = "rms";

    private static final int SAMPLES_A_SECOND = 8000;
    private final EmbeddedSpeech speech = EmbeddedSpeech.load(EmbeddedSettings.defaults());
    private final Map<String, short[]> sentences = new ConcurrentHashMap<>();
    private final String voice;

    /** @param voice one of flite's: kal16, rms, awb */
    public CallerVoice(String voice) {
        this.voice = voice;
    }

    /** The sentence at 8,000 samples a second. Nobody may change the array. */
    public short[] speak(String text) {
        return sentences.computeIfAbsent(text, this::synthesise);
    }

    /** How long it takes to say. */
    public Duration length(String text) {
        return Duration.ofMillis(speak(text).length / 8);
    }

    private short[] synthesise(String text) {
        Collected collected = new Collected();
        speech.synthesiser().speak(new SynthesisRequest(text, "en-US", voice, SAMPLES_A_SECOND), collected);
        return collected.all.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        speech.close();
    }

    /** Puts the pieces of one sentence together. */
    private static final class Collected implements SynthesisListener {
        private final CompletableFuture<short[]> all = new CompletableFuture<>();
        private final List<short[]> pieces = new ArrayList<>();

        @Override
        public void audio(short[] samples) {
            pieces.add(samples);
        }

        @Override
        public void word(int textOffset, Duration at) {}

        @Override
        public void done() {
            short[] joined =
                    new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
            int at = 0;
            for (short[] piece : pieces) {
                System.arraycopy(piece, 0, joined, at, piece.length);
                at += piece.length;
            }
            all.complete(joined);
        }

        @Override
        public void failed(Failure failure) {
            all.completeExceptionally(new IllegalStateException("the caller's voice failed: " + failure));
        }
    }
}
