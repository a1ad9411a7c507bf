package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.gemm.DoubleKernel;
import dev.lockstep.numerics.gemm.DoubleProduct;
import dev.lockstep.numerics.loops.DoubleLoop;
import dev.lockstep.numerics.loops.DoubleRun;
import dev.lockstep.numerics.loops.ScalarLoops;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.Arrays;

/** The tiers of the vector code in float64: one for each formula, one for column sums, one for products. */
final class DoubleTiers {
    private static final int COLUMNS = 512;
    private static final int ROWS = 32;
    private static final int SIDE = 64;

    private static final ScalarLoops SCALAR = new ScalarLoops();
    private static final Tier[] FORMULAS =
            Arrays.stream(Formula.values()).map(DoubleTiers::formula).toArray(Tier[]::new);

    static final Tier SUMS = sums();
    static final Tier PRODUCTS = products();

    private DoubleTiers() {}

    static Tier of(Formula formula) {
        return FORMULAS[formula.ordinal()];
    }

    private static Tier formula(Formula formula) {
        DoubleRun run = new DoubleRun();
        DoubleLoop scalar = SCALAR.doubles(formula, COLUMNS);
        VectorDoubleRuns vector = new VectorDoubleRuns();
        return new Tier(
                () -> vector.compute(formula, scalar, of(run, formula)), () -> scalar.compute(of(run, formula)));
    }

    /** A row of the formula's operands, made when it is needed. */
    private static DoubleRun of(DoubleRun run, Formula formula) {
        if (run.columns() == 0) {
            run.result(new double[COLUMNS], 0, 1, COLUMNS);
            for (int i = 0; i < formula.arity(); i++) {
                run.operand(i, numbers(COLUMNS), 0, 1, COLUMNS);
            }
        }
        return run;
    }

    private static Tier sums() {
        double[] out = new double[COLUMNS];
        double[] a = numbers(ROWS * COLUMNS);
        return new Tier(
                () -> VectorDoubleSums.columns(a, ROWS, COLUMNS, out, 0, COLUMNS),
                () -> SCALAR.columnSums(a, ROWS, COLUMNS, out, 0, COLUMNS));
    }

    private static Tier products() {
        return new Tier(products(new VectorDoubleKernel()), products(DoubleKernel.scalar()));
    }

    /** A product of each way to pack the right operand, and one of a row. */
    private static Runnable products(DoubleKernel kernel) {
        DoubleProduct product = new DoubleProduct(kernel);
        WorkerPool alone = new WorkerPool(1);
        double[] a = numbers(SIDE * SIDE);
        double[] b = numbers(SIDE * SIDE);
        double[] c = new double[SIDE * SIDE];
        return () -> {
            product.multiply(a, false, b, false, c, SIDE, SIDE, SIDE, alone);
            product.multiply(a, true, b, true, c, SIDE, SIDE, SIDE, alone);
            product.multiply(a, false, b, false, c, 1, SIDE, SIDE, alone);
        };
    }

    private static double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = 0.5 + 0.25 * (i % 7);
        }
        return numbers;
    }
}
