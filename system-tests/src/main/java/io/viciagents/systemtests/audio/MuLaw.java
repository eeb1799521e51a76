package io.viciagents.systemtests.audio;

/**
 * ITU-T G.711 µ-law, one byte a sample. Written apart from the product's own, by the formula, so that a mistake of the
 * one is not hidden by the other.
 */
public final class MuLaw {
    /** The byte of silence. */
    public static final byte SILENCE = (byte) 0xFF;

    private static final int BIAS = 0x84;
    private static final int LOUDEST = 32_635;

    private MuLaw() {}

    /** One 16-bit sample as µ-law. */
    public static byte encode(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(LOUDEST, Math.abs((int) sample)) + BIAS;
        int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    /** One µ-law byte as a 16-bit sample. */
    public static short decode(byte code) {
        int bits = ~code & 0xFF;
        int exponent = (bits >> 4) & 0x07;
        int magnitude = ((((bits & 0x0F) << 3) + BIAS) << exponent) - BIAS;
        return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }
}
