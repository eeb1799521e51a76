package io.viciagents.node.media;

/**
 * A call's audio both ways, whatever carries it. Confined to the call's loop.
 *
 * <p>It hides the transport: RTP of ExternalMedia today, AudioSocket or a WebSocket channel later.
 */
public interface MediaSession extends AutoCloseable {
    /** 8000 or 16000 samples a second, both ways. */
    int sampleRate();

    /**
     * Who hears the caller: one frame every 20 ms by our own clock from now on, whether packets arrive or not.
     *
     * <p>There is one listener; the next replaces it.
     */
    void listen(FrameListener listener);

    /** What the caller hears. */
    Playout playout();

    /** Ends both directions. Harmless when repeated. */
    @Override
    void close();

    /** Hears the caller. */
    interface FrameListener {
        /**
         * 20 ms of the caller's side of the call.
         *
         * @param samples 16-bit linear; only valid during the call, for the array is used again
         * @param source where they come from
         */
        void frame(short[] samples, Source source);
    }

    /** Where a frame comes from. */
    enum Source {
        /** A packet of the caller's. */
        PACKET,
        /** A packet was lost: this is a guess at what it held. */
        CONCEALED,
        /** The caller sends nothing: silence. */
        NOTHING
    }
}
