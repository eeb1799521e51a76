package io.viciagents.node.conversation;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import io.viciagents.node.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Speaks 20 ms a character, at once or after a while, or fails as it was told to. */
final class FakeSynthesiser implements Synthesiser {
    final List<String> asked = new ArrayList<>();
    private final Timers timers;
    private final List<SynthesisListener> hung = new ArrayList<>();
    int failures;
    Duration toFirstSound = Duration.ZERO;
    boolean silent;
    Duration patience = Duration.ofSeconds(3);
    int tooLate;

    FakeSynthesiser(Timers timers) {
        this.timers = timers;
    }

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        asked.add(request.text());
        if (silent) {
            hung.add(listener);
            return new Hung();
        }
        if (failures > 0) {
            failures--;
            listener.failed(Failure.here("no voice today"));
            return () -> {};
        }
        if (toFirstSound.isZero()) {
            sound(request, listener);
            return () -> {};
        }
        return timers.after(toFirstSound, () -> sound(request, listener))::cancel;
    }

    /** What opened and said nothing breaks off. */
    void breakOff() {
        List<SynthesisListener> all = List.copyOf(hung);
        hung.clear();
        all.forEach(listener -> listener.failed(Failure.here("the connection broke")));
    }

    private static void sound(SynthesisRequest request, SynthesisListener listener) {
        listener.audio(new short[160 * request.text().length()]);
        listener.done();
    }

    @Override
    public Duration patience() {
        return patience;
    }

    /** Opens, and says nothing. */
    private final class Hung implements Synthesis {
        @Override
        public void cancel() {
            // Nobody waits for it, and it is nobody's failure.
        }

        @Override
        public void tooLate() {
            tooLate++;
        }
    }
}
