package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.loops.DoubleChain;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.DoubleRun;
import dev.lockstep.numerics.loops.FloatChain;
import dev.lockstep.numerics.loops.FloatLoop;
import dev.lockstep.numerics.loops.FloatRun;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.function.LongPredicate;
import jdk.incubator.vector.DoubleVector;

/** The loops on vectors; short runs, and what is left of a run after its last whole vector, go through the scalar loops. */
public final class VectorLoops implements Loops {
    /** The shortest run worth vectors. */
    private static final int SHORTEST = 64;

    /** Fewer columns are not worth vectors of any width, nor the question whether it is time for them. */
    private static final int SHORTEST_SUMS = 8;

    private static final LongPredicate ALWAYS = work -> true;

    private final boolean atOnce;
    private final LongPredicate doubleSums;
    private final LongPredicate floatSums;
    private final ScalarLoops scalar = new ScalarLoops();
    private final ThreadLocal<VectorDoubleRuns> doubles = ThreadLocal.withInitial(VectorDoubleRuns::new);
    private final ThreadLocal<VectorFloatRuns> floats = ThreadLocal.withInitial(VectorFloatRuns::new);

    /** @param atOnce whether to use them always; else when it is time, as {@link Tier} says, and scalar loops before */
    public VectorLoops(boolean atOnce) {
        this.atOnce = atOnce;
        this.doubleSums = when(DoubleTiers.SUMS);
        this.floatSums = when(FloatTiers.SUMS);
    }

    /** The width of the vectors. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /** The matrix product of these vectors. */
    Gemm gemm() {
        // No references to constructors, which the JVM makes only of linked classes: these link against the Vector API.
        return new Gemm(
                () -> new VectorDoubleKernel(),
                when(DoubleTiers.PRODUCTS),
                () -> new VectorFloatKernel(),
                when(FloatTiers.PRODUCTS));
    }

    @Override
    public DoubleLoop doubles(Formula formula, int columns) {
        DoubleLoop ofRest = scalar.doubles(formula, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        LongPredicate isTime = when(DoubleTiers.of(formula));
        return new DoubleLoop() {
            @Override
            public void compute(DoubleRun run) {
                if (isTime.test((long) run.rows() * run.columns())) {
                    doubles.get().compute(formula, ofRest, run);
                } else {
                    ofRest.compute(run);
                }
            }
        };
    }

    @Override
    public FloatLoop floats(Formula formula, int columns) {
        FloatLoop ofRest = scalar.floats(formula, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        LongPredicate isTime = when(FloatTiers.of(formula));
        return new FloatLoop() {
            @Override
            public void compute(FloatRun run) {
                if (isTime.test((long) run.rows() * run.columns())) {
                    floats.get().compute(formula, ofRest, run);
                } else {
                    ofRest.compute(run);
                }
            }
        };
    }

    @Override
    public DoubleChain doubles(FormulaChain chain, int columns) {
        DoubleChain ofRest = scalar.doubles(chain, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        LongPredicate isTime = when(DoubleTiers.of(chain));
        return runs -> {
            if (isTime.test(runs[0].columns())) {
                doubles.get().compute(chain, ofRest, runs);
            } else {
                ofRest.compute(runs);
            }
        };
    }

    @Override
    public FloatChain floats(FormulaChain chain, int columns) {
        FloatChain ofRest = scalar.floats(chain, columns);
        if (columns < SHORTEST) {
            return ofRest;
        }
        LongPredicate isTime = when(FloatTiers.of(chain));
        return runs -> {
            if (isTime.test(runs[0].columns())) {
                floats.get().compute(chain, ofRest, runs);
            } else {
                ofRest.compute(runs);
            }
        };
    }

    @Override
    public void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        if (count >= SHORTEST_SUMS && doubleSums.test((long) rows * count) && count >= VectorDoubleSums.COLUMNS) {
            VectorDoubleSums.columns(a, rows, columns, out, fromColumn, toColumn);
        } else {
            scalar.columnSums(a, rows, columns, out, fromColumn, toColumn);
        }
    }

    @Override
    public void columnSums(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        if (count >= SHORTEST_SUMS && floatSums.test((long) rows * count) && count >= VectorFloatSums.COLUMNS) {
            VectorFloatSums.columns(a, rows, columns, out, fromColumn, toColumn);
        } else {
            scalar.columnSums(a, rows, columns, out, fromColumn, toColumn);
        }
    }

    private LongPredicate when(Tier tier) {
        return atOnce ? ALWAYS : tier::isTime;
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
