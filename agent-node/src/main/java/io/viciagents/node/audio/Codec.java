package io.viciagents.node.audio;

/**
 * Turns 20 ms of samples into 160 bytes and back; all three formats of ExternalMedia have this shape.
 *
 * <p>May keep state from frame to frame in each direction: one for each call, confined to its loop.
 */
public sealed interface Codec permits G711, G722 {
    /** The bytes of a frame of 20 ms, and at the same time the steps of the RTP clock in it (RFC 3551, 4.5.2 and 4.5.14). */
    int FRAME_BYTES = 160;

    /** 8000 or 16000 samples a second. */
    int sampleRate();

    /** The samples of a frame of 20 ms. */
    default int frameSamples() {
        return sampleRate() / 50;
    }

    /** Writes a frame of samples as {@link #FRAME_BYTES} bytes. */
    void encode(short[] samples, byte[] payload);

    /** Reads {@link #FRAME_BYTES} bytes as a frame of samples. */
    void decode(byte[] payload, short[] samples);

    /** What is decoded next comes from another source: forgets the one before. */
    void forgetSource();
}
