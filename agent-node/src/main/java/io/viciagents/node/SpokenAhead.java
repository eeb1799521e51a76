package io.viciagents.node;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import java.time.Duration;

/** Hears nothing: what was spoken stays in the cache. A failure shows when the prompt is wanted, and is spoken then. */
final class SpokenAhead implements SynthesisListener {
    @Override
    public void audio(short[] samples) {
        // The cache keeps it.
    }

    @Override
    public void word(int textOffset, Duration at) {
        // The cache keeps it.
    }

    @Override
    public void done() {
        // The cache keeps it.
    }

    @Override
    public void failed(Failure failure) {
        // It is tried again when it is wanted.
    }
}
