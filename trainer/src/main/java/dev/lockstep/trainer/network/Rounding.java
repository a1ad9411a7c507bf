package dev.lockstep.trainer.network;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.NumberRows;
import java.util.function.IntUnaryOperator;

/** Refuses numbers that lose their meaning where they are rounded to a dtype. */
public final class Rounding {
    private static final String REMEDY = ", or train in float64";

    private Rounding() {}

    /** @throws LockstepException if a finite element would be infinite, naming it */
    static void requireFinite(String name, NumberRows rows, DType dtype) {
        rows.forEachPart((first, count, part) -> requireFinite(name, rows, part, count, row -> first + row, dtype));
    }

    /**
     * As above, for some rows that were read one after the other.
     *
     * @param numbers of the rows, for the message
     */
    public static void requireFinite(
            String name, NumberRows rows, double[] read, int count, IntUnaryOperator numbers, DType dtype) {
        if (rows.largest() > Float.MAX_VALUE) {
            requireFinite(name, read, count, rows.columns(), numbers, dtype);
        }
    }

    private static void requireFinite(
            String name, double[] elements, int rows, int columns, IntUnaryOperator numbers, DType dtype) {
        for (int i = 0; dtype != DType.FLOAT64 && i < rows * columns; i++) {
            if (isLost(elements[i], dtype)) {
                throw new LockstepException(name + ": " + elements[i] + " in row " + numbers.applyAsInt(i / columns)
                        + ", column " + i % columns + " is infinite in " + dtype.label() + ": scale it" + REMEDY);
            }
        }
    }

    /** Whether a number is finite, and infinite where it is rounded to a dtype. */
    public static boolean isLost(double value, DType dtype) {
        return Math.abs(value) > Float.MAX_VALUE && Double.isFinite(value) && !Double.isFinite(dtype.round(value));
    }

    /** @throws LockstepException if a rate that is a positive number would be 0 or infinite */
    public static void requireRate(double rate, DType dtype) {
        double rounded = dtype.round(rate);
        if (rate > 0 && rounded == 0) {
            throw new LockstepException("the learning rate " + rate + " is 0 in " + dtype.label()
                    + ", which trains nothing: take a larger one" + REMEDY);
        }
        if (Double.isFinite(rate) && !Double.isFinite(rounded)) {
            throw new LockstepException(
                    "the learning rate " + rate + " is infinite in " + dtype.label() + ": take a smaller one" + REMEDY);
        }
    }
}
