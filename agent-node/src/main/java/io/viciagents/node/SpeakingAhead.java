package io.viciagents.node;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.SynthesisListener;
import io.viciagents.node.speech.SynthesisRequest;
import io.viciagents.node.speech.Synthesiser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Texts that are spoken before anybody wants them, so that they stay in the cache: one at a time, for what a caller waits for
 * must not wait behind them, and providers limit how many texts they speak at once. Any thread.
 */
final class SpeakingAhead {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean speaking;

    /** Speaks these after all that are waiting. */
    void add(Synthesiser voice, Collection<SynthesisRequest> requests) {
        synchronized (this) {
            requests.forEach(request -> waiting.add(() -> voice.speak(request, new Unheard())));
            if (speaking || waiting.isEmpty()) {
                return;
            }
            speaking = true;
        }
        next();
    }

    private void next() {
        Runnable text;
        synchronized (this) {
            text = waiting.poll();
            speaking = text != null;
        }
        if (text != null) {
            text.run();
        }
    }

    /** Hears nothing: the cache keeps it. A failure shows when the text is wanted, and it is spoken then. */
    private final class Unheard implements SynthesisListener {
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
            next();
        }

        @Override
        public void failed(Failure failure) {
            next();
        }
    }
}
