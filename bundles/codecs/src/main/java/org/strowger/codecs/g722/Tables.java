package org.strowger.codecs.g722;

/** Tables of ITU-T G.722, which names them as the comments tell. Never changed. */
final class Tables {
    /** Half of the symmetrical quadrature mirror filter (table 11). */
    static final int[] MIRROR = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

    /** Decision levels of the lower band (Q6). */
    static final int[] LOW_LEVELS = {
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219,
        1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
    };

    /** Output values of the lower band at 6 bits (QM6). */
    static final int[] LOW_VALUES = {
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576,
        -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040,
        -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136
    };

    /** Output values of the lower band at 4 bits, which the adaptation lives on (QM4). */
    static final int[] LOW_COARSE_VALUES = {
        0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0
    };

    /** Steps of the logarithmic scale factor of the lower band, by its 4 bit code (WL after RIL). */
    static final int[] LOW_STEPS = {-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60};

    /** Output values of the higher band (QM2). */
    static final int[] HIGH_VALUES = {-7408, -1616, 7408, 1616};

    /** Steps of the logarithmic scale factor of the higher band, by its code (WH after RIH). */
    static final int[] HIGH_STEPS = {798, -214, 798, -214};

    private Tables() {}
}
