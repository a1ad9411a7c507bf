package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.FloatLoop;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The loops on vectors; short runs, and what is left of a run after its last whole vector, go through the scalar loops. */
public final class VectorLoops implements Loops {
    /**
     * The shortest run worth vectors. Shorter ones would gain little, and until the compiler has got to them, after thousands of calls, vectors are
     * objects and slow: most of the time of a small network's training would be spent there.
     */
    private static final int SHORTEST = 64;

    /** The fewest vectors of columns whose sums are worth vectors, for the same reason. */
    private static final int FEWEST_SUMS = 4;

    private static final int DOUBLES = DoubleVector.SPECIES_PREFERRED.length();
    private static final int FLOATS = FloatVector.SPECIES_PREFERRED.length();

    private final ScalarLoops scalar = new ScalarLoops();
    private final ThreadLocal<VectorDoubleRuns> doubles = ThreadLocal.withInitial(VectorDoubleRuns::new);
    private final ThreadLocal<VectorFloatRuns> floats = ThreadLocal.withInitial(VectorFloatRuns::new);

    /** The width of the vectors. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public DoubleLoop doubles(Formula formula, int columns) {
        DoubleLoop ofRest = scalar.doubles(formula, columns);
        return columns < SHORTEST ? ofRest : run -> doubles.get().compute(formula, ofRest, run);
    }

    @Override
    public FloatLoop floats(Formula formula, int columns) {
        FloatLoop ofRest = scalar.floats(formula, columns);
        return columns < SHORTEST ? ofRest : run -> floats.get().compute(formula, ofRest, run);
    }

    @Override
    public void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        int whole = fromColumn + (count < FEWEST_SUMS * DOUBLES ? 0 : count - count % DOUBLES);
        if (whole > fromColumn) {
            VectorDoubleSums.columns(a, rows, columns, out, fromColumn, whole);
        }
        if (whole < toColumn) {
            scalar.columnSums(a, rows, columns, out, whole, toColumn);
        }
    }

    @Override
    public void columnSums(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        int whole = fromColumn + (count < FEWEST_SUMS * FLOATS ? 0 : count - count % FLOATS);
        if (whole > fromColumn) {
            VectorFloatSums.columns(a, rows, columns, out, fromColumn, whole);
        }
        if (whole < toColumn) {
            scalar.columnSums(a, rows, columns, out, whole, toColumn);
        }
    }

    @Override
    public void rowSums(double[] a, int columns, double[] out, int outOffset, int fromRow, int toRow) {
        scalar.rowSums(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public void rowSums(float[] a, int columns, float[] out, int outOffset, int fromRow, int toRow) {
        scalar.rowSums(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public double sum(double[] a, int from, int n) {
        return scalar.sum(a, from, n);
    }

    @Override
    public float sum(float[] a, int from, int n) {
        return scalar.sum(a, from, n);
    }
}
