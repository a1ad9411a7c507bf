package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;

/** The loops in plain Java, which run everywhere; the quickest for short runs. */
public final class ScalarLoops implements Loops {
    /** The number of terms of a sum, or of products of an inner product, that are added before their sum joins the total. */
    public static final int BLOCK = 256;

    @Override
    public void unary(UnaryOperation operation, double[] a, int x, double[] out, int o, int n) {
        DoubleUnary.apply(operation, a, x, out, o, n);
    }

    @Override
    public void unary(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        FloatUnary.apply(operation, a, x, out, o, n);
    }

    @Override
    public void binary(
            BinaryOperation operation,
            double[] a,
            int x,
            int dx,
            double[] b,
            int y,
            int dy,
            double[] out,
            int o,
            int n) {
        DoubleBinary.apply(operation, a, x, dx, b, y, dy, out, o, n);
    }

    @Override
    public void binary(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        FloatBinary.apply(operation, a, x, dx, b, y, dy, out, o, n);
    }

    @Override
    public void subtractScaled(double[] p, double rate, double[] g, int from, int n) {
        for (int i = from; i < from + n; i++) {
            p[i] -= rate * g[i];
        }
    }

    @Override
    public void subtractScaled(float[] p, float rate, float[] g, int from, int n) {
        for (int i = from; i < from + n; i++) {
            p[i] -= rate * g[i];
        }
    }

    @Override
    public void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        DoubleSums.columns(a, rows, columns, out, fromColumn, toColumn);
    }

    @Override
    public void columnSums(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
        FloatSums.columns(a, rows, columns, out, fromColumn, toColumn);
    }

    @Override
    public void rowSums(double[] a, int columns, double[] out, int outOffset, int fromRow, int toRow) {
        DoubleSums.rows(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public void rowSums(float[] a, int columns, float[] out, int outOffset, int fromRow, int toRow) {
        FloatSums.rows(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public double sum(double[] a, int from, int n) {
        return DoubleSums.sum(a, from, n);
    }

    @Override
    public float sum(float[] a, int from, int n) {
        return FloatSums.sum(a, from, n);
    }
}
