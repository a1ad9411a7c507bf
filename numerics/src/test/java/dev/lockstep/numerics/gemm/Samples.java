package dev.lockstep.numerics.gemm;

import java.util.SplittableRandom;

/** Operands that expose a wrong order of roundings. */
enum Samples {
    /** Magnitudes over many orders, either sign, so that nearly every rounding loses something. */
    MIXED {
        @Override
        double next(SplittableRandom random) {
            return (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-20, 20));
        }
    },
    /** A few values that cancel each other, exactly or nearly. */
    CANCELLING {
        @Override
        double next(SplittableRandom random) {
            double value = 1.0 + random.nextInt(3) * 0x1p-20;
            return random.nextBoolean() ? value : -value;
        }
    },
    /** Zeros of both signs and products that underflow to them, in float32 and in float64. */
    ZEROS {
        @Override
        double next(SplittableRandom random) {
            double[] values = {0.0, -0.0, 0x1p-140, -0x1p-140, Double.MIN_VALUE, -Double.MIN_VALUE, 0x1p-600, -0x1p-600
            };
            return values[random.nextInt(values.length)];
        }
    },
    /** Products and sums that are subnormal. */
    SUBNORMAL {
        @Override
        double next(SplittableRandom random) {
            int exponent = random.nextBoolean() ? random.nextInt(-540, -510) : random.nextInt(-74, -60);
            return (random.nextDouble() - 0.5) * Math.scalb(1.0, exponent);
        }
    },
    /** Ordinary values with a rare infinity, NaN or overflow. */
    SPECIAL {
        @Override
        double next(SplittableRandom random) {
            double[] values = {
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, Double.MAX_VALUE, -0x1p127, 0.0
            };
            int index = random.nextInt(40 * values.length);
            return index < values.length ? values[index] : random.nextDouble() - 0.5;
        }
    };

    abstract double next(SplittableRandom random);

    double[] doubles(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = next(random);
        }
        return values;
    }

    float[] floats(int length, long seed) {
        return narrowed(doubles(length, seed));
    }

    static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }
}
