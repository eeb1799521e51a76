package io.viciagents.node.mind;

import io.viciagents.node.model.LanguageModel;
import io.viciagents.node.model.ModelListener;
import io.viciagents.node.model.ModelRequest;
import io.viciagents.node.model.ToolCall;
import io.viciagents.node.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers when the test says so. */
final class FakeModel implements LanguageModel {
    final List<ModelRequest> asked = new ArrayList<>();
    private final List<ModelListener> listeners = new ArrayList<>();
    int cancelled;
    Duration patience = Duration.ofSeconds(4);

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        asked.add(request);
        listeners.add(listener);
        return () -> cancelled++;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    /** A piece of the last answer. */
    void text(String piece) {
        listeners.getLast().text(piece);
    }

    void tool(String name, String arguments) {
        listeners.getLast().tool(new ToolCall("call-" + asked.size(), name, arguments));
    }

    void done() {
        listeners.getLast().done(new ModelListener.Usage(100, 20));
    }

    void fail() {
        listeners.getLast().failed(Failure.here("the provider is down"));
    }
}
