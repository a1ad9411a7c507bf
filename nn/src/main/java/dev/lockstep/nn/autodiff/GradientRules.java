package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of every operation: for each of its operands what becomes of g, the gradient of the result. Where an operand was
 * broadcast, the tape sums its gradient back to its shape.
 *
 * <p>In comments operands are called a and b, the result y. A kind of operation without a method here does not compile; the formulas of
 * {@link Elementwise} have their rules in {@link FormulaRules}.
 */
final class GradientRules implements Operation.Visitor<List<GradientRules.Rule>> {
    /** The gradient of one operand. */
    interface Rule {
        /** The gradient, in the result's or in the operand's shape; null where it is zero wherever it exists. */
        Matrix of(Matrix g, TapedOperation operation);
    }

    /** The result is constant but for jumps. */
    static final Rule ZERO = (g, y) -> null;

    static final Rule PASSED_ON = (g, y) -> g;

    private final int operands;

    private GradientRules(int operands) {
        this.operands = operands;
    }

    /** The rules of the operands of an operation that has so many, in their order. */
    static List<Rule> of(Operation operation, int operands) {
        return operation.accept(new GradientRules(operands));
    }

    @Override
    public List<Rule> product(Product product) {
        boolean ofA = product.transposeA();
        boolean ofB = product.transposeB();
        int batches = product.batches();
        // Of a b: g b^T and a^T g; where an operand is transposed, the transpose of that.
        Rule a = (g, y) -> ofA
                ? y.b().matrix().compute(new Product(ofB, true, batches), g)
                : g.compute(new Product(false, !ofB, batches), y.b().matrix());
        Rule b = (g, y) -> ofB
                ? g.compute(new Product(true, ofA, batches), y.a().matrix())
                : y.a().matrix().compute(new Product(!ofA, false, batches), g);
        return List.of(a, b);
    }

    @Override
    public List<Rule> elementwise(Elementwise elementwise) {
        return FormulaRules.of(elementwise.formula());
    }

    @Override
    public List<Rule> reduction(Reduction reduction) {
        return switch (reduction) {
            case ROW_SUMS, COLUMN_SUMS, SUM -> List.of((g, y) -> spread(g, y.a().matrix()));
            case ROW_MAXIMA ->
                List.of((g, y) -> {
                    Matrix a = y.a().matrix();
                    return g.times(equal(spread(numbers(a, 1, a.columns()), a), a.rowMaximumIndices()));
                });
            case COLUMN_MAXIMA ->
                List.of((g, y) -> {
                    Matrix a = y.a().matrix();
                    return g.times(equal(spread(numbers(a, a.rows(), 1), a), a.columnMaximumIndices()));
                });
            case ROW_MAXIMUM_INDICES, COLUMN_MAXIMUM_INDICES -> List.of(ZERO);
        };
    }

    @Override
    public List<Rule> copy(Copy copy) {
        return List.of((g, y) -> {
            Matrix a = y.a().matrix();
            Matrix gradient = a.backend().zeros(a.dtype(), a.rows(), a.columns());
            if (copy.fromRowStep() < 0) {
                gradient.assign(backReversed(copy), g);
            } else if (copy.fromColumnStep() == 1) {
                gradient.assign(back(copy, copy.fromRowStep(), copy.rows(), copy.columns()), g);
            } else {
                gradient.assign(back(copy, copy.fromColumnStep(), copy.columns(), copy.rows()), g.transpose());
            }
            return gradient;
        });
    }

    @Override
    public List<Rule> concatenation(Concatenation concatenation) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < operands; i++) {
            int part = i;
            rules.add((g, y) -> {
                int from = 0;
                for (TapedOperand before : y.operands().subList(0, part)) {
                    from += concatenation.beside()
                            ? before.matrix().columns()
                            : before.matrix().rows();
                }
                Matrix operand = y.operands().get(part).matrix();
                return concatenation.beside() ? g.columns(from, operand.columns()) : g.rows(from, operand.rows());
            });
        }
        return rules;
    }

    @Override
    public List<Rule> gather(Gather gather) {
        return List.of((g, y) -> g.scatterAddRows(y.b().matrix(), y.a().matrix().rows()), ZERO);
    }

    @Override
    public List<Rule> scatterAdd(ScatterAdd scatter) {
        return List.of((g, y) -> g.gatherRows(y.b().matrix()), ZERO);
    }

    @Override
    public List<Rule> randomUniform(RandomUniform random) {
        return List.of(ZERO);
    }

    @Override
    public List<Rule> rowFunction(RowFunction function) {
        int width = function.width();
        return switch (function.rule()) {
            case CUMULATIVE_SUMS -> List.of((g, y) -> g.remainingSums(width));
            case REMAINING_SUMS -> List.of((g, y) -> g.cumulativeSums(width));
            case TRANSPOSED_PARTS -> List.of((g, y) -> g.transposeParts(g.columns() / width));
        };
    }

    /** Where a copy's elements came from, seen from the copy. */
    private static Copy back(Copy copy, int rowStep, int rows, int columns) {
        return new Copy(copy.label(), 0, columns, 1, copy.from(), rows == 1 ? columns : rowStep, rows, columns);
    }

    /** The same of a copy whose rows come from the last to the first. */
    private static Copy backReversed(Copy copy) {
        int rows = copy.rows();
        int columns = copy.columns();
        int lowest = copy.from() + (rows - 1) * copy.fromRowStep();
        return new Copy(copy.label(), (rows - 1) * columns, -columns, 1, lowest, -copy.fromRowStep(), rows, columns);
    }

    /** What stands for the whole of a matrix. */
    private static Matrix spread(Matrix g, Matrix a) {
        return a.backend().zeros(a.dtype(), a.rows(), a.columns()).plus(g);
    }

    /** 1 where two numbers are equal, none being NaN, else 0. */
    private static Matrix equal(Matrix a, Matrix b) {
        return a.greaterThan(b).plus(b.greaterThan(a)).subtractedFrom(1);
    }

    /** The numbers from 0 on. */
    private static Matrix numbers(Matrix like, int rows, int columns) {
        double[] numbers = new double[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return like.backend().matrix(like.dtype(), rows, columns, numbers);
    }
}
