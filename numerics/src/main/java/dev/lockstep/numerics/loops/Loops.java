package dev.lockstep.numerics.loops;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaChain;

/** Loops over runs of array elements; every implementation gives the same bits. */
public interface Loops {
    /**
     * The loop that computes a formula in float64, for runs whose rows have so many elements.
     *
     * <p>The elements of a run's result may be those of an operand, and are none of its elements otherwise. Several threads may use one loop.
     */
    DoubleLoop doubles(Formula formula, int columns);

    /** The same in float32. */
    FloatLoop floats(Formula formula, int columns);

    /** The loop that computes the formulas of a chain in float64, for runs of so many elements. */
    DoubleChain doubles(FormulaChain chain, int columns);

    /** The same in float32. */
    FloatChain floats(FormulaChain chain, int columns);

    /** The sums of the columns from one on, and before another, of a matrix stored by rows; each is a contract sum. */
    void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn);

    /** The same in float32. */
    void columnSums(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn);

    /** The sums of the rows from one on, and before another, of a matrix stored by rows; each is a contract sum. */
    void rowSums(double[] a, int columns, double[] out, int outOffset, int fromRow, int toRow);

    /** The same in float32. */
    void rowSums(float[] a, int columns, float[] out, int outOffset, int fromRow, int toRow);

    /** The contract sum of n elements from the given one on. */
    double sum(double[] a, int from, int n);

    /** The same in float32. */
    float sum(float[] a, int from, int n);
}
