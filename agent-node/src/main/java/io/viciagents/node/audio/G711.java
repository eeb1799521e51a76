package io.viciagents.node.audio;

import java.util.function.IntUnaryOperator;

/**
 * G.711 by tables: µ-law and A-law (ITU-T G.711; payload types 0 and 8 of RFC 3551).
 *
 * <p>Without state; the two constants may be shared by all calls.
 */
public final class G711 implements Codec {
    /** µ-law: North America and Japan, and most of Asterisk. */
    public static final G711 ULAW = new G711(G711::ulawToLinear, G711::linearToUlaw);

    /** A-law: the rest of the world. */
    public static final G711 ALAW = new G711(G711::alawToLinear, G711::linearToAlaw);

    /** All samples that share their upper 14 bits have one code: no decision value lies between them. */
    private static final int DROPPED_BITS = 2;

    private final short[] linear = new short[256];
    private final byte[] code = new byte[1 << (16 - DROPPED_BITS)];

    private G711(IntUnaryOperator toLinear, IntUnaryOperator toCode) {
        for (int i = 0; i < 256; i++) {
            linear[i] = (short) toLinear.applyAsInt(i);
        }
        for (int i = 0; i < code.length; i++) {
            int middle = (short) (i << DROPPED_BITS) + (1 << (DROPPED_BITS - 1));
            code[i] = (byte) toCode.applyAsInt(middle);
        }
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public void encode(short[] samples, byte[] payload) {
        for (int i = 0; i < FRAME_BYTES; i++) {
            payload[i] = encode(samples[i]);
        }
    }

    @Override
    public void decode(byte[] payload, short[] samples) {
        for (int i = 0; i < FRAME_BYTES; i++) {
            samples[i] = decode(payload[i]);
        }
    }

    @Override
    public void forgetSource() {
        // nothing is kept
    }

    /** One sample as a byte. */
    public byte encode(short sample) {
        return code[(sample & 0xffff) >> DROPPED_BITS];
    }

    /** One byte as a sample. */
    public short decode(byte b) {
        return linear[b & 0xff];
    }

    private static int linearToUlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32635) + 132;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int step = (magnitude >> (segment + 3)) & 15;
        int code = (segment << 4) | step;
        return ~(sample < 0 ? code | 128 : code);
    }

    private static int linearToAlaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), 32767);
        int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
        int step = (magnitude >> (segment == 0 ? 4 : segment + 3)) & 15;
        int code = (segment << 4) | step;
        return (sample < 0 ? code : code | 128) ^ 0x55;
    }

    private static int ulawToLinear(int b) {
        int inverted = ~b & 0xff;
        int segment = (inverted >> 4) & 7;
        int step = inverted & 15;
        int magnitude = (((step << 3) + 132) << segment) - 132;
        return inverted < 128 ? magnitude : -magnitude;
    }

    private static int alawToLinear(int b) {
        int even = b ^ 0x55;
        int segment = (even >> 4) & 7;
        int step = even & 15;
        int magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 264) << (segment - 1);
        return even >= 128 ? magnitude : -magnitude;
    }
}
