package io.viciagents.node.chain;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The voices of one call: the first of the chain speaks; when it fails before a sound was made, the next speaks the text, with
 * its own voice of the same language, and the call stays with that one, for an agent whose voice changes to and fro frightens
 * people. Once a text sounds, nobody takes over. When all have failed, the first is tried again with the next text. A first
 * voice that speaks only its {@link OwnWords own words} is asked before the others each time, and no text that it leaves to
 * them counts as its failure. Any thread. Mutable: whose voice it is.
 */
final class ChainedSynthesiser implements Synthesiser {
    private final List<Voiced> voices;
    private final ChainMeters meters;
    private final int first;
    private final AtomicInteger speaking;

    ChainedSynthesiser(List<Voiced> voices, ChainMeters meters) {
        this.voices = List.copyOf(voices);
        this.meters = meters;
        this.first = voices.getFirst().speaksOnlyItsOwn() ? 1 : 0;
        this.speaking = new AtomicInteger(first);
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        Relay relay = new Relay(request, listener, first == 0 ? speaking.get() : 0);
        relay.speak();
        return relay::cancel;
    }

    @Override
    public void expect(String language, String voice, int sampleRate) {
        voices.forEach(voiced -> voiced.expect(language, sampleRate));
    }

    /**
     * A provider and the voice it speaks with.
     *
     * @param link the provider
     * @param voice its own name of the voice
     */
    record Voiced(Link<Synthesiser> link, String voice) {
        private SynthesisRequest with(SynthesisRequest asked) {
            return new SynthesisRequest(asked.call(), asked.text(), asked.language(), voice, asked.sampleRate());
        }

        private boolean speaksOnlyItsOwn() {
            return link.provider() instanceof OwnWords;
        }

        private void expect(String language, int sampleRate) {
            link.provider().expect(language, voice, sampleRate);
        }
    }

    /**
     * One text on its way from voice to voice. What tells it calls one after the other, so only what {@link #cancel} touches
     * is seen by two threads.
     */
    private final class Relay implements SynthesisListener {
        private final SynthesisRequest request;
        private final SynthesisListener listener;
        private int voice;
        private boolean sounding;
        private volatile boolean cancelled;
        private volatile Synthesis running = () -> {};

        private Relay(SynthesisRequest request, SynthesisListener listener, int voice) {
            this.request = request;
            this.listener = listener;
            this.voice = voice;
        }

        private void speak() {
            int mine = voice;
            Voiced voiced = voices.get(mine);
            Synthesis begun = voiced.link().provider().speak(voiced.with(request), this);
            if (mine == voice) {
                running = begun;
            }
            if (cancelled) {
                running.cancel();
            }
        }

        private void cancel() {
            cancelled = true;
            running.cancel();
        }

        @Override
        public void audio(short[] samples) {
            sounding = true;
            listener.audio(samples);
        }

        @Override
        public void word(int textOffset, Duration at) {
            listener.word(textOffset, at);
        }

        @Override
        public void done() {
            listener.done();
        }

        @Override
        public void failed(Failure failure) {
            if (cancelled) {
                return;
            }
            if (voice < first && !sounding) {
                voice = speaking.get();
                speak();
                return;
            }
            if (sounding || voice + 1 == voices.size()) {
                speaking.compareAndSet(voice, sounding ? voice : first);
                listener.failed(failure);
                return;
            }
            meters.fellBack(
                    voices.get(voice).link().name(),
                    voices.get(voice + 1).link().name());
            speaking.compareAndSet(voice, voice + 1);
            voice++;
            speak();
        }
    }
}
