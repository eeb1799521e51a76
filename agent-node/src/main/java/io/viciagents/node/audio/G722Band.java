package io.viciagents.node.audio;

/**
 * The adaptive part of one of the two bands of G.722: the scale factor of its quantiser and the predictor, alike in
 * encoder and decoder (ITU-T G.722, 3.5 and 3.6; the names of the variables and of the numbered blocks are those of
 * clause 6.2).
 */
final class G722Band {
    private static final int ZEROS = 6;

    private final int scaleShift;
    private final int highestLogarithm;

    /** Predicted sample. */
    private int s;
    /** Predicted by the zeros alone. */
    private int sz;
    /** Scale factor, linear and logarithmic. */
    private int det;

    private int nb;
    /** Reconstructed and partially reconstructed samples, newest first. */
    private int r1;

    private int r2;
    private int p1;
    private int p2;
    /** Poles. */
    private int a1;

    private int a2;
    /** Zeros, and the quantised differences they weigh, newest first. */
    private final int[] b = new int[ZEROS];

    private final int[] d = new int[ZEROS];

    private G722Band(int det, int scaleShift, int highestLogarithm) {
        this.det = det;
        this.scaleShift = scaleShift;
        this.highestLogarithm = highestLogarithm;
    }

    /** 0 to 4 kHz. */
    static G722Band lower() {
        return new G722Band(32, 8, 18432);
    }

    /** 4 to 8 kHz. */
    static G722Band higher() {
        return new G722Band(8, 10, 22528);
    }

    int predicted() {
        return s;
    }

    int scale() {
        return det;
    }

    /** Blocks 3L and 3H: LOGSCL, SCALEL, LOGSCH, SCALEH. */
    void adaptScale(int weight) {
        nb = Math.clamp(((nb * 127) >> 7) + weight, 0, highestLogarithm);
        int mantissa = G722Tables.INVERSE_LOGARITHM[(nb >> 6) & 31];
        int shift = scaleShift - (nb >> 11);
        det = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
    }

    /** Blocks 4L and 4H: the predictor learns the quantised difference and predicts the next sample. */
    void adaptPredictor(int difference) {
        int r0 = saturated(s + difference);
        int p0 = saturated(sz + difference);
        adaptPoles(p0);
        adaptZeros(difference);
        r2 = r1;
        r1 = r0;
        p2 = p1;
        p1 = p0;
        int sp = saturated(times(a1, saturated(r1 + r1)) + times(a2, saturated(r2 + r2)));
        sz = zeros();
        s = saturated(sp + sz);
    }

    /** UPPOL2 and UPPOL1. */
    private void adaptPoles(int p0) {
        boolean like1 = p0 < 0 == p1 < 0;
        boolean like2 = p0 < 0 == p2 < 0;
        int wd1 = saturated(a1 << 2);
        int wd2 = like1 ? Math.min(-wd1, 32767) : wd1;
        int next2 = Math.clamp((wd2 >> 7) + (like2 ? 128 : -128) + times(a2, 32512), -12288, 12288);
        int limit = saturated(15360 - next2);
        a1 = Math.clamp(saturated((like1 ? 192 : -192) + times(a1, 32640)), -limit, limit);
        a2 = next2;
    }

    /** UPZERO, and the delay line of the differences. */
    private void adaptZeros(int difference) {
        int gain = difference == 0 ? 0 : 128;
        for (int i = 0; i < ZEROS; i++) {
            boolean like = difference < 0 == d[i] < 0;
            b[i] = saturated((like ? gain : -gain) + times(b[i], 32640));
        }
        for (int i = ZEROS - 1; i > 0; i--) {
            d[i] = d[i - 1];
        }
        d[0] = difference;
    }

    /** FILTEZ. */
    private int zeros() {
        int sum = 0;
        for (int i = ZEROS - 1; i >= 0; i--) {
            sum += times(b[i], saturated(d[i] + d[i]));
        }
        return saturated(sum);
    }

    /** The product of two 16-bit numbers, of which at least one is a fraction of 32768. */
    static int times(int a, int b) {
        return (a * b) >> 15;
    }

    static int saturated(int value) {
        return Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
