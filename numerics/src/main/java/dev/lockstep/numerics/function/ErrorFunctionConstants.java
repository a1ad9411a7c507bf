package dev.lockstep.numerics.function;

/**
 * The numbers of the error function: a polynomial for arguments below 3/4, another for those above.
 *
 * <p>{@code P0 + P1 w + ... + P10 w^10} approximates {@code erf(x) / x - 1} with {@code w = x^2 - 1/4} on {@code 0 <= x
 * <= 3/4}. It is the minimax polynomial of degree 10 under the weight {@code x / erf(x)} (error 2^-60.1, relative to
 * the error function) with each coefficient rounded to binary64, after which the error is below 2^-56.7.
 *
 * <p>{@code R0 + R0_LOW + R1 t + ... + R19 t^19} approximates {@code ln(erfc(x)) + x^2} with {@code t = x - 3/4} on {@code
 * 3/4 <= x <= 6}. It is the minimax polynomial of degree 19 under the weight {@code erfc(x) / erf(x)} (error 2^-60.9,
 * relative to the error function) with each coefficient rounded to binary64, after which the error is below 2^-60.5.
 */
public final class ErrorFunctionConstants {

    public static final double P0 = 0x1.4fdeb831dba46p-5;
    public static final double P1 = -0x1.4c3884e5e2e4cp-2;
    public static final double P2 = 0x1.8327e8797aadbp-4;
    public static final double P3 = -0x1.6ac103422e495p-6;
    public static final double P4 = 0x1.173b1537bf3b0p-8;
    public static final double P5 = -0x1.6aed6f3a50168p-11;
    public static final double P6 = 0x1.97504541fec92p-14;
    public static final double P7 = -0x1.91d230467e759p-17;
    public static final double P8 = 0x1.6171e11a633e7p-20;
    public static final double P9 = -0x1.18b6373853359p-23;
    public static final double P10 = 0x1.89e467f43ed13p-27;

    public static final double R0 = -0x1.5bd6068d2d87dp-1;

    /** What R0 lacks of its coefficient before rounding. */
    public static final double R0_LOW = 0x1.b15698252829cp-55;

    public static final double R1 = -0x1.73a5b6a2025c7p-1;
    public static final double R2 = 0x1.8985217b77484p-3;
    public static final double R3 = -0x1.b15b51a6584e4p-5;
    public static final double R4 = 0x1.a056826e4032ep-7;
    public static final double R5 = -0x1.29978ff058d43p-9;
    public static final double R6 = 0x1.0fd4760ae8048p-13;
    public static final double R7 = 0x1.bc2044e536c4fp-14;
    public static final double R8 = -0x1.c75e5e27c93a0p-15;
    public static final double R9 = 0x1.dfe301eba6871p-17;
    public static final double R10 = -0x1.7022f0178c0a6p-20;
    public static final double R11 = -0x1.9aa6e4ef9c7ddp-21;
    public static final double R12 = 0x1.13fcf50ec1abfp-21;
    public static final double R13 = -0x1.8cac1bfaf54f4p-23;
    public static final double R14 = 0x1.96d6f2fec8dd9p-25;
    public static final double R15 = -0x1.37b5a865766a7p-27;
    public static final double R16 = 0x1.5fe75f475615ep-30;
    public static final double R17 = -0x1.15833a57c06fbp-33;
    public static final double R18 = 0x1.1120a258832a5p-37;
    public static final double R19 = -0x1.f8652d40ae40ap-43;

    private ErrorFunctionConstants() {}
}
