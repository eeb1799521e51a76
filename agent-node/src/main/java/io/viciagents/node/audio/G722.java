package io.viciagents.node.audio;

/** G.722 at 64 kbit/s, both ways: 16 kHz in 160 bytes a frame (payload type 9 of RFC 3551, 4.5.2). One for each call. */
public final class G722 implements Codec {
    private final G722Encoder encoder = new G722Encoder();
    private G722Decoder decoder = new G722Decoder();

    @Override
    public int sampleRate() {
        return 16000;
    }

    @Override
    public void encode(short[] samples, byte[] payload) {
        encoder.encode(samples, payload);
    }

    @Override
    public void decode(byte[] payload, short[] samples) {
        decoder.decode(payload, samples);
    }

    @Override
    public void forgetSource() {
        decoder = new G722Decoder();
    }
}
