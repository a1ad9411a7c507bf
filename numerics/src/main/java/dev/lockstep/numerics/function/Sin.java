package dev.lockstep.numerics.function;

/**
 * The sine of an angle in radians, of a magnitude up to 2^30.
 *
 * <p>Sequence: that of {@code SharedSinusoid} with q = 0.
 *
 * <p>Error: below 1 ulp; the largest known is 0.751 ulp. {@code of(float)} is correctly rounded for every argument of
 * its range: there {@code h + l} is rounded to odd and then to binary32. The function is exactly odd.
 *
 * <p>Edges: magnitudes below 2^-27 give the argument, with the sign of a zero; NaN, infinities and magnitudes above 2^30
 * give NaN.
 */
public final class Sin {

    /** Every smaller magnitude is its own result. */
    private static final double SMALLEST = 0x1.0p-27;

    private Sin() {}

    /** The sine in binary64. */
    public static double of(double x) {
        return evaluate(x, false);
    }

    /** The sine in binary32, correctly rounded. */
    public static float of(float x) {
        return (float) evaluate(x, true);
    }

    private static double evaluate(double x, boolean odd) {
        double magnitude = Math.abs(x);
        if (!(magnitude <= SharedSinusoid.LARGEST)) {
            return Double.NaN;
        }
        return magnitude < SMALLEST ? x : SharedSinusoid.evaluate(x, 0, odd);
    }
}
