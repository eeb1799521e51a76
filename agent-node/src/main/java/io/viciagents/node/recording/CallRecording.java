package io.viciagents.node.recording;

import io.viciagents.node.profile.Privacy;

/** Is given a call's sound, both sides. Called on the call's loop every 20 ms; never blocks, copies what it keeps. */
public interface CallRecording extends AutoCloseable {
    /** Keeps nothing. */
    CallRecording NONE = new CallRecording() {
        @Override
        public void caller(short[] samples) {
            // Nothing is kept.
        }

        @Override
        public void agent(short[] samples) {
            // Nothing is kept.
        }

        @Override
        public void allow() {
            // Nothing is kept.
        }

        @Override
        public void keep(Privacy privacy) {
            // Nothing is kept.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** 20 ms of the caller. It sets the pace: a frame of it comes every 20 ms, the agent's only while it speaks. */
    void caller(short[] samples);

    /** 20 ms of the agent, as they were sent. */
    void agent(short[] samples);

    /** The caller agreed to be recorded: from here on it is kept, where consent is needed. */
    void allow();

    /** Pauses, or resumes: while it is private, silence stands in the place of the sound. */
    void keep(Privacy privacy);

    /** Harmless when repeated. */
    @Override
    void close();
}
