package dev.lockstep.numerics.function;

/**
 * The cosine of an angle in radians, of a magnitude up to 2^30.
 *
 * <p>Sequence: that of {@code SharedSinusoid} with q = 1.
 *
 * <p>Error: below 1 ulp; the largest known is 0.734 ulp. {@code of(float)} is correctly rounded for every argument of
 * its range: there {@code h + l} is rounded to odd and then to binary32. The function is exactly even.
 *
 * <p>Edges: +-0 gives 1; NaN, infinities and magnitudes above 2^30 give NaN.
 */
public final class Cos {

    private Cos() {}

    /** The cosine in binary64. */
    public static double of(double x) {
        return evaluate(x, false);
    }

    /** The cosine in binary32, correctly rounded. */
    public static float of(float x) {
        return (float) evaluate(x, true);
    }

    private static double evaluate(double x, boolean odd) {
        return Math.abs(x) <= SharedSinusoid.LARGEST ? SharedSinusoid.evaluate(x, 1, odd) : Double.NaN;
    }
}
