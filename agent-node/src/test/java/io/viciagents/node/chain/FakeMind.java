package io.viciagents.node.chain;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.provider.Failure;
import java.util.ArrayList;
import java.util.List;

/** Opens, and answers, fails or hangs as the test says. */
final class FakeMind implements LanguageModel {
    final List<ModelListener> asked = new ArrayList<>();
    int cancelled;

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        asked.add(listener);
        return () -> cancelled++;
    }

    void says(String piece) {
        asked.getLast().text(piece);
    }

    void finishes(int read, int written) {
        asked.getLast().done(new ModelListener.Usage(read, written));
    }

    void fails(Failure.Kind kind) {
        asked.getLast().failed(new Failure(kind, "as the test says"));
    }
}
