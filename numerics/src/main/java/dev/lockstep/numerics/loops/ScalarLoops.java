package dev.lockstep.numerics.loops;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaChain;

/** The loops in plain Java, which run everywhere; the quickest for short runs. */
public final class ScalarLoops implements Loops {
    /** The number of terms of a sum, or of products of an inner product, that are added before their sum joins the total. */
    public static final int BLOCK = 256;

    @Override
    public DoubleLoop doubles(Formula formula, int columns) {
        return DoubleFormulas.loop(formula);
    }

    @Override
    public FloatLoop floats(Formula formula, int columns) {
        return FloatFormulas.loop(formula);
    }

    @Override
    public DoubleChain doubles(FormulaChain chain, int columns) {
        DoubleLoop[] loops = chain.links().stream()
                .map(link -> doubles(link.formula(), columns))
                .toArray(DoubleLoop[]::new);
        return runs -> {
            for (int i = 0; i < loops.length; i++) {
                loops[i].compute(runs[i]);
            }
        };
    }

    @Override
    public FloatChain floats(FormulaChain chain, int columns) {
        FloatLoop[] loops = chain.links().stream()
                .map(link -> floats(link.formula(), columns))
                .toArray(FloatLoop[]::new);
        return runs -> {
            for (int i = 0; i < loops.length; i++) {
                loops[i].compute(runs[i]);
            }
        };
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
