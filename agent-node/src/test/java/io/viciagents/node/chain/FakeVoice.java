package io.viciagents.node.chain;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.util.ArrayList;
import java.util.List;

/** Opens, and sounds, fails or hangs as the test says. */
final class FakeVoice implements Synthesiser {
    final List<SynthesisListener> asked = new ArrayList<>();
    int cancelled;

    @Override
    public Synthesis speak(SynthesisRequest request, SynthesisListener listener) {
        asked.add(listener);
        return () -> cancelled++;
    }

    void sounds() {
        asked.getLast().audio(new short[160]);
    }

    void finishes() {
        sounds();
        asked.getLast().done();
    }

    void fails(Failure.Kind kind) {
        asked.getLast().failed(new Failure(kind, "as the test says"));
    }
}
