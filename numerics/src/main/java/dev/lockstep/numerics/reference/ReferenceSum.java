package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import java.util.Arrays;

/**
 * The contract's sum of products: {@code c = +0.0}; in each block of 256 terms {@code s = +0.0}, then
 * {@code s = fma(a[k], b[k], s)} for k ascending; then {@code c = c + s}, blocks ascending.
 *
 * <p>float32 values travel as doubles; to add two of them in double and round is to add them in float32.
 */
final class ReferenceSum {
    private static final int BLOCK = 256;

    private ReferenceSum() {}

    static double ofProducts(DType dtype, double[] a, double[] b) {
        double c = 0.0;
        for (int start = 0; start < a.length; start += BLOCK) {
            double s = 0.0;
            for (int k = start; k < Math.min(start + BLOCK, a.length); k++) {
                s = fma(dtype, a[k], b[k], s);
            }
            c = dtype.round(c + s);
        }
        return c;
    }

    /** A plain sum: each product is with 1, and so exact. */
    static double of(DType dtype, double[] terms) {
        double[] ones = new double[terms.length];
        Arrays.fill(ones, 1);
        return ofProducts(dtype, terms, ones);
    }

    private static double fma(DType dtype, double a, double b, double c) {
        return switch (dtype) {
            case FLOAT64 -> Math.fma(a, b, c);
            case FLOAT32 -> Math.fma((float) a, (float) b, (float) c);
        };
    }
}
