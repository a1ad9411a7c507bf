package dev.lockstep.numerics.heap;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

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

    private final SplittableRandom random;
    private final DType dtype;

    Operands(long seed, DType dtype) {
        random = new SplittableRandom(seed);
        this.dtype = dtype;
    }

    /** The bits of a matrix that kernels computed, a NaN's the same for each. */
    static long[] bits(Kernels kernels, Operand operand) {
        double[] values = new double[operand.length()];
        kernels.read(operand.storage(), values);
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(values[i]);
        }
        return bits;
    }

    /** Values of mixed magnitude, one in eight special. */
    Operand special(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(8) == 0 ? special() : finiteValue());
    }

    /** Finite values of mixed magnitude. */
    Operand finite(int rows, int columns) {
        return make(rows, columns, this::finiteValue);
    }

    Operand negativeZeros(int rows, int columns) {
        return make(rows, columns, () -> -0.0);
    }

    Operand zerosOfBothSigns(int rows, int columns) {
        return make(rows, columns, () -> random.nextBoolean() ? 0.0 : -0.0);
    }

    /** A column of numbers from 0 to below the bound. */
    Operand indices(int count, int bound) {
        return make(count, 1, () -> random.nextInt(bound));
    }

    /** The same, and in the first places what is no index of a row. */
    Operand oddIndices(int count, int bound) {
        Operand indices = indices(count, bound);
        double[] odd = {-1, bound, -2, 0.5, -0.0, -0.5, Double.NaN, Double.POSITIVE_INFINITY, 0x1p40};
        for (int i = 0; i < odd.length; i++) {
            HeapStorage.of(indices).set(i, odd[i]);
        }
        return indices;
    }

    double scalar() {
        return random.nextBoolean() ? special() : finiteValue();
    }

    private Operand make(int rows, int columns, DoubleSupplier element) {
        HeapStorage storage = new HeapStorage(dtype, rows * columns);
        for (int i = 0; i < storage.length(); i++) {
            storage.set(i, element.getAsDouble());
        }
        return new Operand(storage, rows, columns);
    }

    private double special() {
        return SPECIAL[random.nextInt(SPECIAL.length)];
    }

    private double finiteValue() {
        return random.nextGaussian() * Math.scalb(1.0, random.nextInt(24) - 16);
    }
}
