package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.api.dtype.DType;
import java.util.SplittableRandom;

/**
 * Kinds of values for a product, made to expose any other order, rounding or shortcut than the contract's. They come in lanes: the
 * rows of A and the columns of B, so that each element of the product is one lane with another.
 */
enum TestOperands {
    /**
     * Finite values of both signs. Lanes differ in how far their magnitudes are apart: from equal, where every rounding of a long
     * sum matters, to wide, where terms vanish and cancellation brings them back. Some values are zeros, of both signs.
     */
    FINITE {
        @Override
        void fill(double[] lane, int number, DType dtype, SplittableRandom random) {
            int spread = new int[] {0, 3, 12, 30}[number % 4];
            for (int i = 0; i < lane.length; i++) {
                double value = (1.0 + random.nextDouble()) * Math.scalb(1.0, random.nextInt(-spread, spread + 1));
                lane[i] = withRandomSign(random.nextInt(16) == 0 ? 0.0 : value, random);
            }
        }
    },
    /** Infinities, NaN, the largest numbers, subnormal operands and products, each in lanes of its own; half of the rest zeros. */
    SPECIAL {
        @Override
        void fill(double[] lane, int number, DType dtype, SplittableRandom random) {
            int smallestNormal = dtype == DType.FLOAT64 ? Double.MIN_EXPONENT : Float.MIN_EXPONENT;
            int kind = number % 8;
            int exponent = switch (kind) {
                case SUBNORMAL_PRODUCTS -> smallestNormal / 2 - 8;
                case SUBNORMALS -> smallestNormal - 3;
                default -> 0;
            };
            for (int i = 0; i < lane.length; i++) {
                double value = random.nextBoolean() ? 0.0 : (0.5 + random.nextDouble()) * Math.scalb(1.0, exponent);
                lane[i] = withRandomSign(value, random);
            }
            int place = random.nextInt(lane.length);
            switch (kind) {
                case INFINITY -> lane[place] = Double.POSITIVE_INFINITY;
                case OPPOSITE_INFINITIES -> {
                    lane[place] = Double.NEGATIVE_INFINITY;
                    lane[lane.length - 1 - place] = Double.POSITIVE_INFINITY;
                }
                case NOT_A_NUMBER -> lane[place] = Double.NaN;
                case LARGEST -> lane[place] = Math.scalb(1.75, dtype == DType.FLOAT64 ? 1023 : 127);
                default -> {}
            }
        }
    };

    private static final int INFINITY = 0;
    private static final int SUBNORMAL_PRODUCTS = 1;
    private static final int SUBNORMALS = 2;
    private static final int NOT_A_NUMBER = 3;
    private static final int LARGEST = 4;
    private static final int OPPOSITE_INFINITIES = 5;

    abstract void fill(double[] lane, int number, DType dtype, SplittableRandom random);

    /** Lanes one after the other; the same for the same arguments on every machine. */
    double[] lanes(int count, int length, DType dtype, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count * length];
        double[] lane = new double[length];
        for (int i = 0; i < count; i++) {
            fill(lane, i, dtype, random);
            System.arraycopy(lane, 0, values, i * length, length);
        }
        return values;
    }

    private static double withRandomSign(double value, SplittableRandom random) {
        return random.nextBoolean() ? value : -value;
    }
}
