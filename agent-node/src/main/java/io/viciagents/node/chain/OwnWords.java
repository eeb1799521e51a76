package io.viciagents.node.chain;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;

/**
 * The voice of a provider that speaks only what it thought of itself; everything else, such as a greeting, a disclosure or a
 * goodbye, is spoken by the synthesisers behind it in the chain. Its limits and its bill are those of its model: there is no
 * gate of its own. Any thread.
 *
 * @param own speaks its own words, and refuses others at once
 */
record OwnWords(Synthesiser own) implements Synthesiser {
    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        return own.speak(request, listener);
    }

    /** The same, with others behind it. */
    Synthesiser orElse(Synthesiser others) {
        return new Synthesiser() {
            @Override
            public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
                return new Spoken(request, listener, others).begin(own);
            }

            @Override
            public void expect(String language, String voice, int sampleRate) {
                others.expect(language, voice, sampleRate);
            }
        };
    }

    /** One sentence. Told by one provider after the other, never by both at once; cancelled by any thread. */
    private static final class Spoken implements SynthesisListener, Synthesis {
        private final SynthesisRequest request;
        private final SynthesisListener listener;
        private final Synthesiser others;
        private volatile Synthesis now = () -> {};
        private volatile boolean cancelled;
        private volatile boolean sounding;
        private volatile boolean elsewhere;

        private Spoken(SynthesisRequest request, SynthesisListener listener, Synthesiser others) {
            this.request = request;
            this.listener = listener;
            this.others = others;
        }

        private Synthesis begin(Synthesiser own) {
            Synthesis first = own.speak(request, this);
            if (!elsewhere) {
                now = first;
            }
            return this;
        }

        @Override
        public void cancel() {
            cancelled = true;
            now.cancel();
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
            if (sounding || elsewhere || cancelled) {
                listener.failed(failure);
            } else {
                elsewhere = true;
                now = others.speak(request, this);
                if (cancelled) {
                    now.cancel();
                }
            }
        }
    }
}
