package dev.lockstep.backend.opencl.internal;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** Makes operands whose values expose another order of roundings, a flushed subnormal, a mistaken zero and a mistaken NaN. */
final class CheckValues {
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
        -0x1.8p-1040,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        0x1.8p-140,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        0x1.fffffffffffffp-1,
        0x1.fffffep-1,
        709.5,
        709.9,
        -708.5,
        -745.0,
        -746.5,
        88.7,
        -103.9,
        20.5,
        -20.5
    };

    /** Beyond this magnitude e^x is 0 or infinite. */
    private static final double EXPONENTIAL_RANGE = 750;

    private final Random random;

    CheckValues(long seed) {
        random = new Random(seed);
    }

    /** Values of mixed magnitude, one in eight special, and each special value where there is room. */
    CheckOperand special(int rows, int columns) {
        CheckOperand operand =
                make(rows, columns, () -> random.nextInt(8) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : finite());
        if (operand.values().length >= 2 * SPECIAL.length) {
            System.arraycopy(SPECIAL, 0, operand.values(), 0, SPECIAL.length);
        }
        return operand;
    }

    /** As special values, one in four of any bits at all, and one in four within the exponential function's range. */
    CheckOperand anywhere(int rows, int columns) {
        CheckOperand operand = special(rows, columns);
        for (int i = SPECIAL.length; i < operand.values().length; i++) {
            int kind = random.nextInt(4);
            if (kind == 0) {
                operand.values()[i] = anyBits();
            } else if (kind == 1) {
                operand.values()[i] = (2 * random.nextDouble() - 1) * EXPONENTIAL_RANGE;
            }
        }
        return operand;
    }

    /** Finite values of mixed magnitude. */
    CheckOperand finite(int rows, int columns) {
        return make(rows, columns, this::finite);
    }

    /** Zeros, one in two negative. */
    CheckOperand zeros(int rows, int columns) {
        return make(rows, columns, () -> random.nextBoolean() ? 0.0 : -0.0);
    }

    double scalar() {
        return random.nextBoolean() ? SPECIAL[random.nextInt(SPECIAL.length)] : finite();
    }

    /** A number from 1 to the bound, small ones more often. */
    int size(int bound) {
        return 1 + random.nextInt(1 + random.nextInt(bound));
    }

    /** Any float64, or any float32, so that rounding to float32 does not leave infinities alone. */
    private double anyBits() {
        return random.nextBoolean()
                ? Double.longBitsToDouble(random.nextLong())
                : Float.intBitsToFloat(random.nextInt());
    }

    private double finite() {
        return random.nextGaussian() * Math.scalb(1.0, random.nextInt(24) - 16);
    }

    private static CheckOperand make(int rows, int columns, DoubleSupplier values) {
        double[] elements = new double[rows * columns];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = values.getAsDouble();
        }
        return new CheckOperand(rows, columns, elements);
    }
}
