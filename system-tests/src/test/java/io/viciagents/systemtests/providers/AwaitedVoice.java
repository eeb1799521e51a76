package io.viciagents.systemtests.providers;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A voice of which is known whether it is making anything. Any thread. */
record AwaitedVoice(Synthesiser voice, Set<Object> making) implements Synthesiser {
    AwaitedVoice(Synthesiser voice) {
        this(voice, ConcurrentHashMap.newKeySet());
    }

    boolean isMaking() {
        return !making.isEmpty();
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Told told = new Told(listener, making);
        making.add(told);
        Synthesis synthesis = voice.speak(request, told);
        return () -> {
            making.remove(told);
            synthesis.cancel();
        };
    }

    @Override
    public void expect(String language, String name, int sampleRate) {
        voice.expect(language, name, sampleRate);
    }

    private static final class Told implements SynthesisListener {
        private final SynthesisListener listener;
        private final Set<Object> making;

        private Told(SynthesisListener listener, Set<Object> making) {
            this.listener = listener;
            this.making = making;
        }

        @Override
        public void audio(short[] samples) {
            listener.audio(samples);
        }

        @Override
        public void word(int textOffset, Duration at) {
            listener.word(textOffset, at);
        }

        @Override
        public void done() {
            listener.done();
            making.remove(this);
        }

        @Override
        public void failed(Failure failure) {
            listener.failed(failure);
            making.remove(this);
        }
    }
}
