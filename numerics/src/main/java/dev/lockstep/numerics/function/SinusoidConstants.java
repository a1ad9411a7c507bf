package dev.lockstep.numerics.function;

/**
 * The numbers of sine and cosine: argument reduction by pi / 2 and the polynomials on the reduced argument.
 *
 * <p>For {@code |r| <= 0.7855} and {@code z = r^2}, {@code S0 + S1 z + ... + S6 z^6} approximates {@code (sin r - r) /
 * r^3} and {@code C0 + C1 z + ... + C6 z^6} approximates {@code (cos r - 1 + z / 2) / z^2}. They are the minimax
 * polynomials of degree 6 under the weights {@code z + 1/1000} (weighted error 2^-68.8) and {@code z^2 + 1/10000}
 * (2^-75.2) with each coefficient rounded to binary64, after which their shares of the error are below 2^-57.3 of the
 * sine and 2^-60.0 of 1.
 */
final class SinusoidConstants {

    /** 2 / pi, rounded. */
    static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** pi / 2, rounded. */
    static final double HALF_PI_HIGH = 0x1.921fb54442d18p+0;

    /** pi / 2 - HALF_PI_HIGH, rounded. */
    static final double HALF_PI_MIDDLE = 0x1.1a62633145c07p-54;

    /** pi / 2 - HALF_PI_HIGH - HALF_PI_MIDDLE, rounded. */
    static final double HALF_PI_LOW = -0x1.f1976b7ed8fbcp-110;

    static final double S0 = -0x1.5555555555555p-3;
    static final double S1 = 0x1.111111111110bp-7;
    static final double S2 = -0x1.a01a01a018b22p-13;
    static final double S3 = 0x1.71de3a533da17p-19;
    static final double S4 = -0x1.ae64529cf47cbp-26;
    static final double S5 = 0x1.6120955361531p-33;
    static final double S6 = -0x1.aaa66f0ba0b8cp-41;

    static final double C0 = 0x1.5555555555555p-5;
    static final double C1 = -0x1.6c16c16c16c10p-10;
    static final double C2 = 0x1.a01a01a018e15p-16;
    static final double C3 = -0x1.27e4fb75fff32p-22;
    static final double C4 = 0x1.1eed8ca61e64bp-29;
    static final double C5 = -0x1.93933abcc942fp-37;
    static final double C6 = 0x1.aac6af6307b09p-45;

    private SinusoidConstants() {}
}
