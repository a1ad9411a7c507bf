package dev.lockstep.tck;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Makes operands whose values expose any other order of roundings, any mistaken zero and any mistaken NaN. */
final class Values {
    private static final double[] EDGES = {
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
        0x1.000001p0,
        709.5,
        -745.0,
        88.5,
        -103.5
    };

    private final Random random;

    Values(long seed) {
        random = new Random(seed);
    }

    /** Every edge value in a row. */
    static Operand allEdges() {
        return new Operand(1, EDGES.length, EDGES.clone());
    }

    static Operand negativeZeros(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, -0.0);
        return new Operand(rows, columns, elements);
    }

    /** Finite values of mixed magnitude. */
    Operand finite(int rows, int columns) {
        return make(rows, columns, this::finiteValue);
    }

    /** Values of mixed magnitude, one in eight an edge value. */
    Operand edges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(8) == 0 ? edge() : finiteValue());
    }

    /** Values of mixed magnitude, one in a thousand an edge value, so that it decides single sums only. */
    Operand fewEdges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(1000) == 0 ? edge() : finiteValue());
    }

    /** Values below the smallest normal one, of float64 or of float32. */
    Operand subnormal(int rows, int columns) {
        int exponent = random.nextBoolean() ? -1030 : -130;
        return make(rows, columns, () -> random.nextGaussian() * Math.scalb(1.0, exponent - random.nextInt(16)));
    }

    /** Values close to the largest finite one of float32 or of float64, whose sums overflow or not by their order. */
    Operand huge(int rows, int columns) {
        int exponent = random.nextBoolean() ? 1022 : 126;
        return make(rows, columns, () -> (random.nextDouble() * 2 - 1) * Math.scalb(1.0, exponent));
    }

    /** Values anywhere: half with any bits, half where the functions curve. */
    Operand anywhere(int rows, int columns) {
        return make(rows, columns, () -> switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Float.intBitsToFloat(random.nextInt());
            case 2 -> random.nextGaussian() * 8;
            default -> 1 + random.nextGaussian() / 16;
        });
    }

    /** A number that is not a matrix. */
    double number() {
        return random.nextBoolean() ? edge() : finiteValue();
    }

    private double edge() {
        return EDGES[random.nextInt(EDGES.length)];
    }

    private double finiteValue() {
        return random.nextGaussian() * Math.scalb(1.0, random.nextInt(24) - 16);
    }

    private static Operand make(int rows, int columns, DoubleSupplier element) {
        double[] elements = new double[rows * columns];
        Arrays.setAll(elements, i -> element.getAsDouble());
        return new Operand(rows, columns, elements);
    }
}
