package dev.lockstep.numerics.heap;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** One check for each kernel, by its method's name: its variants against the reference, over the shapes that matter to it. */
final class KernelBits {
    /** Mutants are looked for with few shapes, on few variants of the classes for double, from which those for float are generated. */
    static final boolean FEW = Boolean.getBoolean("lockstep.few");

    /** Runs around vector lengths, block edges, and what is worth several threads. */
    private static final int[] LENGTHS = FEW
            ? new int[] {3, 67}
            : IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(127, 257, 1000, 4099))
                    .toArray();

    /** Worth three threads even where an element is one addition. */
    private static final int LONG = 35 * (3 * Shares.LEAST_WORK / 35 + 1);

    private static final int[] SIZES =
            FEW ? new int[] {1, 5, 33} : new int[] {1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 31, 33, 64, 67};
    private static final int[] BLOCK_EDGES =
            FEW ? new int[] {3, 256, 513} : new int[] {1, 3, 255, 256, 257, 512, 513, 1023, 1024, 1025, 2305};

    private final KernelComparison comparison;
    private final Operands operands;

    KernelBits(Map<String, Kernels> variants, DType dtype) {
        this.comparison = new KernelComparison(variants, dtype);
        this.operands = new Operands(17, dtype);
    }

    /** The checks by the name of the method of {@link Kernels} that they check. */
    Map<String, Runnable> checks() {
        Map<String, Runnable> checks = new LinkedHashMap<>();
        checks.put("product", this::product);
        checks.put("elementwise", this::elementwise);
        checks.put("reduction", this::reduction);
        checks.put("copy", this::copy);
        checks.put("concatenation", this::concatenation);
        checks.put("gather", this::gather);
        checks.put("scatterAdd", this::scatterAdd);
        checks.put("randomUniform", this::randomUniform);
        checks.put("rowFunction", this::rowFunction);
        return checks;
    }

    private void product() {
        int[][] shapes = {{1, 1, 1}, {4, 2, 4}, {4, 4, 1}, {3, 257, 5}, {17, 513, 9}, {33, 31, 67}};
        for (int[] shape : shapes) {
            for (int batches : new int[] {1, 3}) {
                product(shape[0], shape[1], shape[2], batches, false, false);
                product(shape[0], shape[1], shape[2], batches, false, true);
                product(shape[0], shape[1], shape[2], batches, true, false);
                product(shape[0], shape[1], shape[2], batches, true, true);
            }
        }
    }

    private void product(int m, int k, int n, int batches, boolean transposeA, boolean transposeB) {
        Operand a = transposeA ? operands.special(batches * k, m) : operands.special(batches * m, k);
        Operand b = transposeB ? operands.finite(batches * n, k) : operands.finite(batches * k, n);
        comparison.same(new Product(transposeA, transposeB, batches), batches * m, n, a, b);
    }

    private void elementwise() {
        for (Formula formula : Formula.values()) {
            for (int n : LENGTHS) {
                forms(formula, 1, n);
            }
            for (int columns : SIZES) {
                forms(formula, 5, columns);
                forms(formula, columns, 3);
            }
            if (!FEW || formula == Formula.PLUS) {
                forms(formula, 35, LONG / 35);
            }
        }
    }

    /** Each operand in turn as a matrix, a row, a column, an element, a number and the result. */
    private void forms(Formula formula, int rows, int columns) {
        Elementwise operation = Elementwise.of(formula);
        comparison.same(operation, rows, columns, matrices(formula, rows, columns));
        for (int place = 0; place < formula.arity(); place++) {
            comparison.sameInPlace(operation, place, matrices(formula, rows, columns));
            if (formula.arity() > 1) {
                int[][] shapes = {{1, columns}, {rows, 1}, {1, 1}};
                for (int[] shape : shapes) {
                    Operand[] given = matrices(formula, rows, columns);
                    given[place] = operands.special(shape[0], shape[1]);
                    comparison.same(operation, rows, columns, given);
                    comparison.sameInPlace(operation, place == 0 ? 1 : 0, given);
                }
                Elementwise withNumber = operation.with(place, operands.scalar());
                Operand[] others = IntStream.range(1, formula.arity())
                        .mapToObj(i -> operands.special(rows, columns))
                        .toArray(Operand[]::new);
                comparison.same(withNumber, rows, columns, others);
                comparison.sameInPlace(withNumber, 0, others);
            }
        }
    }

    private Operand[] matrices(Formula formula, int rows, int columns) {
        return IntStream.range(0, formula.arity())
                .mapToObj(i -> operands.special(rows, columns))
                .toArray(Operand[]::new);
    }

    private void reduction() {
        for (int size : BLOCK_EDGES) {
            for (int other : SIZES) {
                reduce(operands.finite(size, other));
                reduce(operands.finite(other, size));
            }
            reduce(operands.special(size, 9));
            reduce(operands.special(9, size));
            reduce(operands.negativeZeros(size, 3));
            reduce(operands.negativeZeros(1, size));
            reduce(operands.zerosOfBothSigns(size, 3));
            reduce(operands.zerosOfBothSigns(3, size));
        }
        reduce(operands.finite(300, 301));
        reduce(operands.finite(2, LONG));
        reduce(operands.finite(LONG, 2));
    }

    private void reduce(Operand a) {
        for (Reduction reduction : Reduction.values()) {
            comparison.same(reduction, reduction.rows(a.rows()), reduction.columns(a.columns()), a);
        }
    }

    private void copy() {
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                comparison.same(Copy.transpose(rows, columns), columns, rows, operands.special(rows, columns));
            }
        }
        comparison.same(Copy.transpose(300, 301), 301, 300, operands.special(300, 301));
        Operand source = operands.special(9, 5);
        comparison.sameUpdate(Copy.rows("rows", 5, 2, 3, 4), operands.special(7, 5), source);
        comparison.sameUpdate(Copy.rows("rows", 5, 0, 0, 7), operands.special(7, 5), source);
        comparison.sameUpdate(Copy.into("part", 9, 5, 8, 2, 3), operands.special(12, 8), source);
        comparison.same(Copy.part("part", 5, 3, 1, 4, 2), 4, 2, source);
        comparison.sameUpdate(new Copy("part across", 7, 1, 5, 4, 6, 3, 5), operands.special(4, 6), source);
    }

    private void concatenation() {
        comparison.same(new Concatenation(false), 6, 4, operands.special(1, 4), operands.special(5, 4));
        comparison.same(
                new Concatenation(true),
                5,
                70,
                operands.special(5, 64),
                operands.special(5, 1),
                operands.special(5, 5));
    }

    private void gather() {
        for (int columns : SIZES) {
            comparison.same(new Gather(), 40, columns, operands.special(11, columns), operands.indices(40, 11));
        }
        comparison.same(new Gather(), 700, 513, operands.special(11, 513), operands.indices(700, 11));
        comparison.same(new Gather(), 20, 5, operands.special(11, 5), operands.oddIndices(20, 11));
    }

    private void scatterAdd() {
        for (int rows : BLOCK_EDGES) {
            comparison.same(new ScatterAdd(5), 5, 7, operands.finite(rows, 7), operands.indices(rows, 5));
            comparison.same(new ScatterAdd(600), 600, 3, operands.special(rows, 3), operands.indices(rows, 600));
        }
        comparison.same(new ScatterAdd(5), 5, 7, operands.special(300, 7), operands.oddIndices(300, 5));
    }

    private void rowFunction() {
        for (RowFunction.Rule rule : RowFunction.Rule.values()) {
            for (int columns : SIZES) {
                comparison.same(new RowFunction(rule, 1), 5, columns, operands.special(5, columns));
                comparison.same(new RowFunction(rule, columns), 5, 4 * columns, operands.finite(5, 4 * columns));
            }
            comparison.same(new RowFunction(rule, 7), 35, 7 * 403, operands.finite(35, 7 * 403));
        }
    }

    private void randomUniform() {
        for (int n : LENGTHS) {
            comparison.same(new RandomUniform(n, 1, -7, 3), n, 1, operands.indices(2, 1 << 24));
        }
        comparison.same(new RandomUniform(35, LONG / 35, 1L << 40, -1), 35, LONG / 35, operands.indices(2, 1 << 24));
    }
}
