package io.viciagents.node.conversation;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Speaks 20 ms a character, at once, or fails as it was told to. */
final class FakeSynthesiser implements Synthesiser {
    final List<String> asked = new ArrayList<>();
    int failures;
    boolean silent;
    Duration patience = Duration.ofSeconds(3);
    int tooLate;

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        asked.add(request.text());
        if (silent) {
            return new Hung();
        }
        if (failures > 0) {
            failures--;
            listener.failed(Failure.here("no voice today"));
            return () -> {};
        }
        listener.audio(new short[160 * request.text().length()]);
        listener.done();
        return () -> {};
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
