package dev.lockstep.numerics.heap;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** One check for each kernel, by its method's name: the kernel against the reference, over the shapes that matter to it. */
final class KernelBits {
    /** Runs around vector lengths, block edges, and what is worth several threads. */
    private static final int[] LENGTHS = IntStream.concat(
                    IntStream.rangeClosed(1, 70), IntStream.of(127, 257, 1000, 4099))
            .toArray();

    /** Worth three threads even where an element is one addition. */
    private static final int LONG = 35 * (3 * Shares.LEAST_WORK / 35 + 1);

    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 17, 31, 33, 64, 67};
    private static final int[] BLOCK_EDGES = {1, 3, 255, 256, 257, 512, 513, 1023, 1024, 1025, 2305};

    private final KernelComparison comparison;
    private final DType dtype;
    private final Operands operands = new Operands(17);
    private final Kernels heap;

    KernelBits(Kernels kernels, DType dtype) {
        this.comparison = new KernelComparison(kernels);
        this.dtype = dtype;
        this.heap = kernels;
    }

    /** The checks by the name of the method of {@link Kernels} that they check. */
    Map<String, Runnable> checks() {
        Map<String, Runnable> checks = new LinkedHashMap<>();
        checks.put("matmul", this::matmul);
        checks.put("unary", this::unary);
        checks.put("binary", this::binary);
        checks.put("rowSums", this::rowSums);
        checks.put("columnSums", this::columnSums);
        checks.put("sum", this::sum);
        checks.put("transpose", this::transpose);
        checks.put("copyRows", this::copyRows);
        checks.put("subtractScaled", this::subtractScaled);
        return checks;
    }

    private void matmul() {
        int[][] shapes = {{1, 1, 1}, {4, 2, 4}, {4, 4, 1}, {3, 257, 5}, {17, 513, 9}, {33, 31, 67}};
        for (int[] shape : shapes) {
            int m = shape[0];
            int k = shape[1];
            int n = shape[2];
            for (boolean transposeA : new boolean[] {false, true}) {
                for (boolean transposeB : new boolean[] {false, true}) {
                    Storage a = transposeA ? special(k, m) : special(m, k);
                    Storage b = transposeB ? finite(n, k) : finite(k, n);
                    comparison.same(
                            "matmul", dtype, m, n, (kernels, out) -> kernels.matmul(a, transposeA, b, transposeB, out));
                }
            }
        }
    }

    private void unary() {
        for (UnaryOperation operation : UnaryOperation.values()) {
            for (int n : LENGTHS) {
                unary(operation, special(1, n));
            }
            unary(operation, special(LONG, 1));
        }
    }

    private void unary(UnaryOperation operation, Storage a) {
        comparison.same(
                operation.name(), dtype, a.rows(), a.columns(), (kernels, out) -> kernels.unary(operation, a, out));
        comparison.sameInPlace(operation + " in place", a, (kernels, out) -> kernels.unary(operation, out, out));
    }

    private void binary() {
        for (BinaryOperation operation : BinaryOperation.values()) {
            for (int n : LENGTHS) {
                binaryForms(operation, 1, n);
            }
            for (int columns : SIZES) {
                binaryForms(operation, 5, columns);
                binaryForms(operation, columns, 3);
            }
            binaryForms(operation, 35, LONG / 35);
        }
    }

    private void binaryForms(BinaryOperation operation, int rows, int columns) {
        Storage a = special(rows, columns);
        Storage[] others = {special(rows, columns), special(1, columns), special(rows, 1), special(1, 1)};
        for (Storage b : others) {
            String right = operation + " of " + a + " and " + b;
            comparison.same(right, dtype, rows, columns, (kernels, out) -> kernels.binary(operation, a, b, out));
            comparison.sameInPlace(right + " in place", a, (kernels, out) -> kernels.binary(operation, out, b, out));
            String left = operation + " of " + b + " and " + a;
            comparison.same(left, dtype, rows, columns, (kernels, out) -> kernels.binary(operation, b, a, out));
            comparison.sameInPlace(left + " in place", a, (kernels, out) -> kernels.binary(operation, b, out, out));
        }
        comparison.same(
                operation + " with itself",
                dtype,
                rows,
                columns,
                (kernels, out) -> kernels.binary(operation, a, a, out));
        double scalar = operands.scalar();
        String withScalar = operation + " with " + scalar;
        comparison.same(withScalar, dtype, rows, columns, (kernels, out) -> kernels.binary(operation, a, scalar, out));
        comparison.same(withScalar, dtype, rows, columns, (kernels, out) -> kernels.binary(operation, scalar, a, out));
        comparison.sameInPlace(withScalar, a, (kernels, out) -> kernels.binary(operation, out, scalar, out));
        comparison.sameInPlace(withScalar, a, (kernels, out) -> kernels.binary(operation, scalar, out, out));
    }

    private void rowSums() {
        for (int columns : BLOCK_EDGES) {
            for (int rows : SIZES) {
                rowSums(finite(rows, columns));
            }
            rowSums(special(9, columns));
            rowSums(zeros(9, columns));
        }
        rowSums(finite(300, 301));
        rowSums(finite(2, LONG));
        rowSums(finite(LONG, 2));
    }

    private void rowSums(Storage a) {
        comparison.same("rowSums of " + a, dtype, a.rows(), 1, (kernels, out) -> kernels.rowSums(a, out));
    }

    private void columnSums() {
        for (int rows : BLOCK_EDGES) {
            for (int columns : SIZES) {
                columnSums(finite(rows, columns));
            }
            columnSums(special(rows, 70));
            columnSums(zeros(rows, 70));
        }
        columnSums(finite(300, 301));
        columnSums(finite(2, LONG));
        columnSums(finite(LONG, 2));
    }

    private void columnSums(Storage a) {
        comparison.same("columnSums of " + a, dtype, 1, a.columns(), (kernels, out) -> kernels.columnSums(a, out));
    }

    private void sum() {
        for (int rows : BLOCK_EDGES) {
            for (int columns : SIZES) {
                sum(finite(rows, columns));
                sum(finite(columns, rows));
            }
            sum(special(rows, 3));
            sum(zeros(rows, 1));
            sum(zeros(1, rows));
            sum(zeros(rows, 3));
        }
        sum(finite(4096, 2));
        sum(finite(4097, 2));
        sum(finite(8500, 3));
        sum(finite(300, 301));
    }

    private void sum(Storage a) {
        comparison.same("sum of " + a, dtype, 1, 1, (kernels, out) -> kernels.sum(a, out));
    }

    private void transpose() {
        for (int rows : SIZES) {
            for (int columns : SIZES) {
                transpose(special(rows, columns));
            }
        }
        transpose(special(300, 301));
    }

    private void transpose(Storage a) {
        comparison.same("transpose of " + a, dtype, a.columns(), a.rows(), (kernels, out) -> kernels.transpose(a, out));
    }

    private void copyRows() {
        Storage source = special(9, 5);
        Storage target = special(7, 5);
        comparison.sameInPlace("copyRows", target, (kernels, out) -> kernels.copyRows(source, 2, out, 3, 4));
        comparison.sameInPlace("copyRows", target, (kernels, out) -> kernels.copyRows(source, 0, out, 0, 7));
        comparison.sameInPlace("copyRows", target, (kernels, out) -> kernels.copyRows(source, 8, out, 6, 1));
    }

    private void subtractScaled() {
        for (int n : LENGTHS) {
            subtractScaled(special(1, n), 0.1);
            subtractScaled(special(n, 1), operands.scalar());
        }
        subtractScaled(special(7, LONG / 7), 0.1);
    }

    private void subtractScaled(Storage p, double rate) {
        Storage g = special(p.rows(), p.columns());
        comparison.sameInPlace("subtractScaled", p, (kernels, out) -> kernels.subtractScaled(out, rate, g));
        Storage element = special(1, 1);
        comparison.sameInPlace("subtractScaled", p, (kernels, out) -> kernels.subtractScaled(out, element, g));
        comparison.sameInPlace("subtractScaled of itself", p, (kernels, out) -> kernels.subtractScaled(out, rate, out));
    }

    private Storage special(int rows, int columns) {
        return operands.special(heap, dtype, rows, columns);
    }

    private Storage finite(int rows, int columns) {
        return operands.finite(heap, dtype, rows, columns);
    }

    private Storage zeros(int rows, int columns) {
        Storage storage = heap.allocate(dtype, rows, columns);
        heap.unary(UnaryOperation.NEGATE, storage, storage);
        return storage;
    }
}
