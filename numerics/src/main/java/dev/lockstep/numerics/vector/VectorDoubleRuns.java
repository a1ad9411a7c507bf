package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.numerics.loops.DoubleChain;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.DoubleRun;
import java.util.Arrays;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;

/** Computes runs in float64 by whole vectors, and what is left of each row by the scalar loops; of one thread. */
final class VectorDoubleRuns {
    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
    private static final int MOST_LINKS = Arrays.stream(FormulaChain.values())
            .mapToInt(chain -> chain.links().size())
            .max()
            .orElseThrow();

    private final DoubleRun part = new DoubleRun();
    private final DoubleRun[] parts =
            Stream.generate(DoubleRun::new).limit(MOST_LINKS).toArray(DoubleRun[]::new);
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

    /** Computes the runs of a chain, what is left after the last whole vector by the scalar loops. */
    void compute(FormulaChain chain, DoubleChain ofRest, DoubleRun[] runs) {
        int columns = runs[0].columns();
        int whole = columns - columns % LANES;
        if (whole > 0) {
            setParts(runs, 0, whole);
            VectorDoubleChains.apply(chain, parts);
        }
        if (whole < columns) {
            setParts(runs, whole, columns - whole);
            ofRest.compute(parts);
        }
    }

    private void setParts(DoubleRun[] runs, int from, int count) {
        for (int i = 0; i < runs.length; i++) {
            parts[i].setPart(runs[i], 0, 1, from, count);
        }
    }
}
