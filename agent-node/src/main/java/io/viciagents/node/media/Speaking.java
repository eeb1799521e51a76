package io.viciagents.node.media;

import io.viciagents.node.audio.Codec;

/** Where the frames of all calls of a loop are made, one after the other: a small piece of memory that stays near. */
final class Speaking {
    private final short[] narrow = new short[160];
    private final short[] wide = new short[320];
    private final byte[] payload = new byte[Codec.FRAME_BYTES];

    short[] samples(int sampleRate) {
        return sampleRate == 8000 ? narrow : wide;
    }

    byte[] payload() {
        return payload;
    }
}
