package dev.lockstep.numerics.vector;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.numerics.gemm.DoubleKernel;
import dev.lockstep.numerics.gemm.DoubleProduct;
import dev.lockstep.numerics.loops.DoubleChain;
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

    /** Elements: a rehearsal pays after about 50 ms of scalar code. */
    private static final Tier.Work ELEMENTS = new Tier.Work(1L << 17, 1L << 17, 1L << 17, 1L << 24);

    /** Multiplications of products: the compilation costs about as much as 2^28 in scalar code, 0.1 to 0.2 s. */
    private static final Tier.Work MULTIPLICATIONS = new Tier.Work(1L << 24, 1L << 21, 1L << 28, 1L << 30);

    private static final ScalarLoops SCALAR = new ScalarLoops();
    private static final Tier[] FORMULAS =
            Arrays.stream(Formula.values()).map(DoubleTiers::formula).toArray(Tier[]::new);

    private static final Tier[] CHAINS =
            Arrays.stream(FormulaChain.values()).map(DoubleTiers::chain).toArray(Tier[]::new);

    static final Tier SUMS = sums();
    static final Tier PRODUCTS = products();

    private DoubleTiers() {}

    static Tier of(Formula formula) {
        return FORMULAS[formula.ordinal()];
    }

    static Tier of(FormulaChain chain) {
        return CHAINS[chain.ordinal()];
    }

    private static Tier chain(FormulaChain chain) {
        return new Tier(ELEMENTS, () -> vector(chain), () -> scalar(chain));
    }

    private static Runnable vector(FormulaChain chain) {
        DoubleRun[] runs = runs(chain);
        DoubleChain ofRest = SCALAR.doubles(chain, COLUMNS);
        VectorDoubleRuns vector = new VectorDoubleRuns();
        return () -> vector.compute(chain, ofRest, runs);
    }

    private static Runnable scalar(FormulaChain chain) {
        DoubleRun[] runs = runs(chain);
        DoubleChain scalar = SCALAR.doubles(chain, COLUMNS);
        return () -> scalar.compute(runs);
    }

    private static DoubleRun[] runs(FormulaChain chain) {
        return chain.links().stream().map(link -> run(link.formula())).toArray(DoubleRun[]::new);
    }

    private static Tier formula(Formula formula) {
        return new Tier(ELEMENTS, () -> vector(formula), () -> scalar(formula));
    }

    private static Runnable vector(Formula formula) {
        DoubleRun run = run(formula);
        DoubleLoop ofRest = SCALAR.doubles(formula, COLUMNS);
        VectorDoubleRuns vector = new VectorDoubleRuns();
        return () -> vector.compute(formula, ofRest, run);
    }

    private static Runnable scalar(Formula formula) {
        DoubleRun run = run(formula);
        DoubleLoop scalar = SCALAR.doubles(formula, COLUMNS);
        return () -> scalar.compute(run);
    }

    /** A row of the formula's operands. */
    private static DoubleRun run(Formula formula) {
        DoubleRun run = new DoubleRun();
        run.result(new double[COLUMNS], 0, 1, COLUMNS);
        for (int i = 0; i < formula.arity(); i++) {
            run.operand(i, numbers(COLUMNS), 0, 1, COLUMNS);
        }
        return run;
    }

    private static Tier sums() {
        double[] out = new double[COLUMNS];
        double[] a = numbers(ROWS * COLUMNS);
        return new Tier(
                ELEMENTS,
                () -> () -> VectorDoubleSums.columns(a, ROWS, COLUMNS, out, 0, COLUMNS),
                () -> () -> SCALAR.columnSums(a, ROWS, COLUMNS, out, 0, COLUMNS));
    }

    private static Tier products() {
        return new Tier(
                MULTIPLICATIONS, () -> products(new VectorDoubleKernel()), () -> products(DoubleKernel.scalar()));
    }

    /** A product of each way to pack operands, and one of a row. */
    private static Runnable products(DoubleKernel kernel) {
        DoubleProduct product = new DoubleProduct(kernel);
        WorkerPool alone = new WorkerPool(1);
        double[] a = numbers(SIDE * SIDE);
        double[] b = numbers(SIDE * SIDE);
        double[] c = new double[SIDE * SIDE];
        return () -> {
            product.multiply(a, false, b, false, c, SIDE, SIDE, SIDE, alone);
            product.multiply(a, false, b, true, c, SIDE, SIDE, SIDE, alone);
            product.multiply(a, true, b, false, c, SIDE, SIDE, SIDE, alone);
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
