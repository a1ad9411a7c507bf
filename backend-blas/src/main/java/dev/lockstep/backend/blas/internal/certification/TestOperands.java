package dev.lockstep.backend.blas.internal.certification;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Kinds of values for matrices, made to expose any other order, rounding or shortcut than the contract's. */
enum TestOperands {
    /**
     * Finite values of both signs. Rows differ in how far the magnitudes in them are apart, from equal, where every rounding of
     * a long sum matters, to wide, where terms vanish and cancellation brings them back. Zeros of both signs and subnormal
     * products are among them.
     */
    FINITE {
        @Override
        DoubleSupplier row(int row, int length, SplittableRandom random) {
            int spread = new int[] {0, 3, 12, 30}[row % 4];
            return () -> {
                int kind = random.nextInt(32);
                if (kind < 2) {
                    return kind == 0 ? 0.0 : -0.0;
                }
                double sign = random.nextBoolean() ? 1.0 : -1.0;
                // The product of two such values is subnormal in float32; of float64, see SPECIAL.
                int exponent = kind == 2 ? -70 : random.nextInt(-spread, spread + 1);
                return sign * (1.0 + random.nextDouble()) * Math.scalb(1.0, exponent);
            };
        }
    },
    /**
     * Mostly finite, with infinities, NaN, the largest and the smallest numbers in some rows, and products that are subnormal in
     * all of every fourth row.
     */
    SPECIAL {
        @Override
        DoubleSupplier row(int row, int length, SplittableRandom random) {
            double[] rare = {
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Double.MAX_VALUE, Double.MIN_VALUE
            };
            int scale = row % 4 == 3 ? -520 : 0;
            return () -> {
                if (random.nextInt(4 * length) == 0) {
                    return rare[random.nextInt(rare.length)];
                }
                if (random.nextInt(8) == 0) {
                    return random.nextBoolean() ? 0.0 : -0.0;
                }
                return (random.nextDouble() - 0.5) * Math.scalb(1.0, scale);
            };
        }
    };

    /** The source of one row's values. */
    abstract DoubleSupplier row(int row, int length, SplittableRandom random);

    /** A matrix by rows; the same for the same sizes and seed on every machine. */
    double[] matrix(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            DoubleSupplier row = row(i, columns, random);
            for (int j = 0; j < columns; j++) {
                values[i * columns + j] = row.getAsDouble();
            }
        }
        return values;
    }
}
