package io.viciagents.node.speech;

/** Turns a caller's voice into words. Implementations are shared by all calls of a node and may be used from any thread. */
public interface Recogniser {
    /**
     * Opens a stream for one call. Returns at once; a failure is told to the listener.
     *
     * @param listener is called on any thread: hop to the call's loop first
     */
    RecognitionStream open(RecognitionRequest request, RecognitionListener listener);
}
