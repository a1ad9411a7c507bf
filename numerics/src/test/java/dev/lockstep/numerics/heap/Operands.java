package dev.lockstep.numerics.heap;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.Random;

/** Makes operands whose values expose any other order of roundings, any mistaken zero and any mistaken NaN. */
final class Operands {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        0x1.fffffffffffffp-1,
        0x1.fffffep-1,
        709.5,
        -745.0
    };

    private final Random random;

    Operands(long seed) {
        random = new Random(seed);
    }

    /** Values of mixed magnitude, one in eight special. */
    Storage special(Kernels kernels, DType dtype, int rows, int columns) {
        return make(kernels, dtype, rows, columns, true);
    }

    /** Finite values of mixed magnitude. */
    Storage finite(Kernels kernels, DType dtype, int rows, int columns) {
        return make(kernels, dtype, rows, columns, false);
    }

    double scalar() {
        return random.nextBoolean() ? SPECIAL[random.nextInt(SPECIAL.length)] : finiteValue();
    }

    private Storage make(Kernels kernels, DType dtype, int rows, int columns, boolean special) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = special && random.nextInt(8) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : finiteValue();
        }
        Storage storage = kernels.allocate(dtype, rows, columns);
        kernels.write(values, storage);
        return storage;
    }

    private double finiteValue() {
        return random.nextGaussian() * Math.scalb(1.0, random.nextInt(24) - 16);
    }
}
