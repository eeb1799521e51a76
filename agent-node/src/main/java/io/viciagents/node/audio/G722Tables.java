package io.viciagents.node.audio;

/** The tables of ITU-T G.722: quantisers, scale-factor weights (clause 6.2) and the mirror filter (table 11). */
final class G722Tables {
    /** Every second of the 24 coefficients of the quadrature mirror filter; those between are the same, backwards. */
    static final int[] MIRROR = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    /** Q6: decision levels of the lower band. */
    static final int[] DECISION_LEVELS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    /** QM4: the lower band's levels by the upper four bits of its code. */
    static final int[] LEVELS_4_BITS = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };

    /** QM6: the lower band's levels by all six bits. */
    static final int[] LEVELS_6_BITS = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };

    /** QM2: the higher band's levels. */
    static final int[] LEVELS_2_BITS = {-7408, -1616, 7408, 1616};

    /** WL by way of RL4: what each code's upper four bits do to the lower band's logarithmic scale. */
    static final int[] LOWER_WEIGHTS = {-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
    };

    /** WH by way of RH2. */
    static final int[] HIGHER_WEIGHTS = {798, -214, 798, -214};

    /** ILB: 2048 times 2 to the power of i / 32. */
    static final int[] INVERSE_LOGARITHM = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960,
        3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private G722Tables() {}
}
