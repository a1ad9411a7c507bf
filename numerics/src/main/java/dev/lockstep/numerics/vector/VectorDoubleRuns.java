package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.DoubleRun;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** Computes runs in float64 by whole vectors, and what is left of each row by the scalar loops; of one thread. */
final class VectorDoubleRuns {
    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();

    private final DoubleRun part = new DoubleRun();
    private final double[][] repeated = new double[FormulaBody.MOST_OPERANDS][LANES];

    /** Computes a run whose rows have at least one vector, the rest of each by the scalar loop. */
    void compute(Formula formula, DoubleLoop ofRest, DoubleRun run) {
        int whole = run.columns() - run.columns() % LANES;
        for (int row = 0; row < run.rows(); row++) {
            part.setPart(run, row, 1, 0, whole);
            for (int i = 0; i < formula.arity(); i++) {
                if (part.step(i) == 0) {
                    Arrays.fill(repeated[i], part.array(i)[part.from(i)]);
                    part.repeat(i, repeated[i]);
                }
            }
            VectorDoubleFormulas.apply(formula, part);
            if (whole < run.columns()) {
                part.setPart(run, row, 1, whole, run.columns() - whole);
                ofRest.compute(part);
            }
        }
    }
}
