package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.FloatLoop;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.function.BooleanSupplier;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The loops on vectors; short runs, and what is left of a run after its last whole vector, go through the scalar loops. */
public final class VectorLoops implements Loops {
    /** The shortest run worth vectors. */
    private static final int SHORTEST = 64;

    /** The fewest vectors of columns whose sums are worth vectors. */
    private static final int FEWEST_SUMS = 4;

    private static final int DOUBLES = DoubleVector.SPECIES_PREFERRED.length();
    private static final int FLOATS = FloatVector.SPECIES_PREFERRED.length();

    private static final BooleanSupplier ALWAYS = () -> true;

    private final boolean atOnce;
    private final ScalarLoops scalar = new ScalarLoops();
    private final ThreadLocal<VectorDoubleRuns> doubles = ThreadLocal.withInitial(VectorDoubleRuns::new);
    private final ThreadLocal<VectorFloatRuns> floats = ThreadLocal.withInitial(VectorFloatRuns::new);

    /** @param atOnce whether to use them before the JVM has compiled them well; else scalar loops serve until then */
    public VectorLoops(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** The width of the vectors. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** The matrix product of these vectors. */
    Gemm gemm() {
        return new Gemm(
                new VectorDoubleKernel(),
                () -> when(DoubleTiers.PRODUCTS).getAsBoolean(),
                new VectorFloatKernel(),
                () -> when(FloatTiers.PRODUCTS).getAsBoolean());
    }

    @Override
    public DoubleLoop doubles(Formula formula, int columns) {
        DoubleLoop ofRest = scalar.doubles(formula, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        BooleanSupplier isTime = when(DoubleTiers.of(formula));
        return run -> {
            if (isTime.getAsBoolean()) {
                doubles.get().compute(formula, ofRest, run);
            } else {
                ofRest.compute(run);
            }
        };
    }

    @Override
    public FloatLoop floats(Formula formula, int columns) {
        FloatLoop ofRest = scalar.floats(formula, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        BooleanSupplier isTime = when(FloatTiers.of(formula));
        return run -> {
            if (isTime.getAsBoolean()) {
                floats.get().compute(formula, ofRest, run);
            } else {
                ofRest.compute(run);
            }
        };
    }

    @Override
    public void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        boolean isWorthIt =
                count >= FEWEST_SUMS * DOUBLES && when(DoubleTiers.SUMS).getAsBoolean();
        int whole = fromColumn + (isWorthIt ? count - count % DOUBLES : 0);
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
        boolean isWorthIt =
                count >= FEWEST_SUMS * FLOATS && when(FloatTiers.SUMS).getAsBoolean();
        int whole = fromColumn + (isWorthIt ? count - count % FLOATS : 0);
        if (whole > fromColumn) {
            VectorFloatSums.columns(a, rows, columns, out, fromColumn, whole);
        }
        if (whole < toColumn) {
            scalar.columnSums(a, rows, columns, out, whole, toColumn);
        }
    }

    private BooleanSupplier when(Tier tier) {
        return atOnce ? ALWAYS : tier.request();
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
