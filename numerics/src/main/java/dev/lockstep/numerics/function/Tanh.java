package dev.lockstep.numerics.function;

/**
 * The hyperbolic tangent, as {@code (e^2|x| - 1) / (e^2|x| + 1)} with the sign of x.
 *
 * <p>Sequence, with {@code e^2a = 2^k (1 + s + sLow)} from {@code ReducedExponential}:
 *
 * <pre>
 * a = 20 if |x| &gt; 20, else |x|
 * b = 2^k - 1;  t = s * 2^k
 * N = b + t;  NLow = ((b - N) + t) + sLow * 2^k
 * D = N + 2;  v = D - N;  DLow = ((N - (D - v)) + (2 - v)) + NLow
 * c = 1 / D;  q = N * c;  r = fma(-q, DLow, fma(-q, D, N) + NLow)
 * result = q + r * c, with the sign of x
 * </pre>
 *
 * <p>Error: below 1 ulp; the largest known is 0.724 ulp. {@code of(float)} is correctly rounded for every argument. The
 * function is exactly odd.
 *
 * <p>Edges: NaN gives NaN; +-0 gives +-0; subnormal arguments give themselves; +-infinity gives +-1.
 */
public final class Tanh {

    /** From here on the result rounds to 1. */
    private static final double SATURATION = 20.0;

    private Tanh() {}

    /** The hyperbolic tangent in binary64. */
    public static double of(double x) {
        double a = Math.abs(x);
        a = a > SATURATION ? SATURATION : a;
        ReducedExponential reduced = ReducedExponential.of(2.0 * a);
        double scale = reduced.scale();
        double b = scale - 1.0;
        double t = reduced.high() * scale;
        double numerator = b + t;
        double numeratorLow = ((b - numerator) + t) + reduced.low() * scale;
        double denominator = numerator + 2.0;
        double v = denominator - numerator;
        double denominatorLow = ((numerator - (denominator - v)) + (2.0 - v)) + numeratorLow;
        UnevaluatedSum quotient = UnevaluatedSum.quotient(numerator, numeratorLow, denominator, denominatorLow);
        return Math.copySign(quotient.nearest(), x);
    }

    /** The hyperbolic tangent in binary32: the binary64 result for the same argument, rounded once. */
    public static float of(float x) {
        return (float) of((double) x);
    }
}
