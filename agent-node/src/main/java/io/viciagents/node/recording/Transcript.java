package io.viciagents.node.recording;

import java.time.Duration;

/** Is told what happens in a call, as it happens. Called on the call's loop; never blocks. */
public interface Transcript extends AutoCloseable {
    /** Keeps nothing. */
    Transcript NONE = new Transcript() {
        @Override
        public void write(Duration at, TranscriptEvent event) {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /**
     * Something happened.
     *
     * @param at since both sides heard each other
     */
    void write(Duration at, TranscriptEvent event);

    /** Harmless when repeated. */
    @Override
    void close();
}
