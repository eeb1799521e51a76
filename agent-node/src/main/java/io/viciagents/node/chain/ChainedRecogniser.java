package io.viciagents.node.chain;

import io.viciagents.node.speech.Recogniser;
import io.viciagents.node.speech.RecognitionListener;
import io.viciagents.node.speech.RecognitionRequest;
import io.viciagents.node.speech.RecognitionStream;
import java.util.List;

/**
 * The ears of a chain as one: when the one that listens fails, the next hears the running turn from its beginning, so that the
 * caller need not say it again. Any thread; each stream is confined to its call's loop.
 */
final class ChainedRecogniser implements Recogniser {
    private final List<Link<Recogniser>> ears;
    private final ChainMeters meters;

    ChainedRecogniser(List<Link<Recogniser>> ears, ChainMeters meters) {
        this.ears = List.copyOf(ears);
        this.meters = meters;
    }

    @Override
    public RecognitionStream open(RecognitionRequest request, RecognitionListener listener) {
        return new ChainedStream(ears, request, listener, meters);
    }
}
