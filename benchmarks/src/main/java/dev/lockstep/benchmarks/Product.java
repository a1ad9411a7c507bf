package dev.lockstep.benchmarks;

import dev.lockstep.api.dtype.DType;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix product to measure, m x k times k x n, with its operands.
 *
 * <p>The operands' elements are multiples of 1/1024 from -1/2 to 1/2, exact in either dtype, so that others can compute the same
 * product.
 *
 * @param transposeA whether a is stored as its transpose, k x m
 * @param transposeB whether b is stored as its transpose, n x k
 */
record Product(DType dtype, int m, int k, int n, boolean transposeA, boolean transposeB) {
    private static final Pattern SHAPE = Pattern.compile("(\\d+)x(\\d+)x(\\d+)(?:-([NT])([NT]))?");

    /**
     * The product of a shape m x k x n such as {@code 64x1000x100}, or {@code 64x1000x100-NT} where the second operand is stored as its
     * transpose.
     *
     * @throws IllegalArgumentException if the text is not of that form
     */
    static Product of(DType dtype, String shape) {
        Matcher parts = SHAPE.matcher(shape);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + shape + "' is not a product such as 64x1000x100 or 64x1000x100-NT");
        }
        return new Product(
                dtype,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                "T".equals(parts.group(4)),
                "T".equals(parts.group(5)));
    }

    /** Whether a text is the shape of a product. */
    static boolean isShape(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** The multiplications and additions, in 10^9. */
    double gigaflop() {
        return 2e-9 * m * k * n;
    }

    /** The first operand as it is stored, row by row. */
    double[] a() {
        return values(m * k, 7919);
    }

    /** The second operand as it is stored, row by row. */
    double[] b() {
        return values(k * n, 5003);
    }

    private static double[] values(int count, int stride) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (long) i * stride % 1025 / 1024.0 - 0.5);
        return values;
    }
}
