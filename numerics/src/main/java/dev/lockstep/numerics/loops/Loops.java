package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;

/**
 * Loops over runs of array elements; every implementation gives the same bits.
 *
 * <p>Unless a method says otherwise a run of the output may be a run of an operand, from the same index on, and shares no element
 * with it otherwise.
 */
public interface Loops {
    /** {@code out[o + i] = f(a[x + i])} for i below n. */
    void unary(UnaryOperation operation, double[] a, int x, double[] out, int o, int n);

    /** The same in float32. */
    void unary(UnaryOperation operation, float[] a, int x, float[] out, int o, int n);

    /**
     * {@code out[o + i] = f(a[x + i * dx], b[y + i * dy])} for i below n.
     *
     * @param dx 1 to walk along a, 0 to use one element of it throughout, which is not an element of out
     * @param dy the same for b
     */
    void binary(
            BinaryOperation operation,
            double[] a,
            int x,
            int dx,
            double[] b,
            int y,
            int dy,
            double[] out,
            int o,
            int n);

    /** The same in float32. */
    void binary(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n);

    /** {@code t = rate * g[i]; p[i] = p[i] - t} for n elements from the given one on. */
    void subtractScaled(double[] p, double rate, double[] g, int from, int n);

    /** The same in float32. */
    void subtractScaled(float[] p, float rate, float[] g, int from, int n);

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
