package io.viciagents.node.embedded;

import io.viciagents.node.provider.Failure;
import io.viciagents.node.speech.RecognitionListener;
import java.util.function.Consumer;

/**
 * The way from a recogniser's threads to a call's listener: once it is closed, or has told of a failure, nothing more
 * gets through. Usable from any thread.
 *
 * <p>The lock makes the promise exact: when {@link #close} has returned, no word is under way. Listeners only hop to
 * their loop, so it is held for a microsecond.
 */
final class Telling {
    private final RecognitionListener listener;
    private boolean closed;

    Telling(RecognitionListener listener) {
        this.listener = listener;
    }

    void interim(String words) {
        tell(to -> to.interim(words));
    }

    void result(String words) {
        tell(to -> to.result(words));
    }

    synchronized void failed(String reason) {
        tell(to -> to.failed(Failure.here(reason)));
        closed = true;
    }

    synchronized void close() {
        closed = true;
    }

    synchronized boolean closed() {
        return closed;
    }

    private synchronized void tell(Consumer<RecognitionListener> what) {
        if (!closed) {
            what.accept(listener);
        }
    }
}
