package dev.lockstep.numerics.function;

/**
 * The numbers of the shared exponential: argument reduction by ln 2 and the polynomial on the reduced argument.
 *
 * <p>The polynomial {@code P0 + P1 r + ... + P10 r^10} approximates {@code (e^r - 1 - r) / r^2} on {@code |r| <=
 * 0.3466}. It is the minimax polynomial of degree 10 (error 2^-59.3) with each coefficient rounded to binary64, after
 * which the error is below 2^-58.4, that is below 2^-61.3 relative to {@code e^r}.
 */
public final class ExponentialConstants {

    /** log2(e), rounded. */
    public static final double LOG2_E = 0x1.71547652b82fep+0;

    /** 1.5 * 2^52: adding it to a number below 2^51 in magnitude leaves the nearest integer in the low bits. */
    public static final double SHIFT = 0x1.8p+52;

    /** ln 2 rounded to 41 fractional bits, so that its product with an integer of 12 bits is exact. */
    public static final double LN2_HIGH = 0x1.62e42fefa4p-1;

    /** ln 2 - LN2_HIGH, rounded. */
    public static final double LN2_LOW = -0x1.8432a1b0e2634p-43;

    public static final double P0 = 0x1.0p-1;
    public static final double P1 = 0x1.5555555555557p-3;
    public static final double P2 = 0x1.5555555555558p-5;
    public static final double P3 = 0x1.11111111100dcp-7;
    public static final double P4 = 0x1.6c16c16c151fep-10;
    public static final double P5 = 0x1.a01a01abe7dd2p-13;
    public static final double P6 = 0x1.a01a01acfa537p-16;
    public static final double P7 = 0x1.71de02321d2a0p-19;
    public static final double P8 = 0x1.27e4cccf0e70fp-22;
    public static final double P9 = 0x1.af4de831b3da8p-26;
    public static final double P10 = 0x1.1f8b4a7ec5598p-29;

    private ExponentialConstants() {}
}
