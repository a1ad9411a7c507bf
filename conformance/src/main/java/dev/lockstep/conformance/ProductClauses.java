package dev.lockstep.conformance;

import dev.lockstep.api.op.Product;
import java.util.stream.Stream;

/** What the contract says of the matrix product. */
final class ProductClauses {
    /** Rows, inner size and columns: odd tails, the edges of blocks, single rows and columns. */
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {4, 2, 4},
        {4, 4, 1},
        {1, 300, 70},
        {70, 300, 1},
        {5, 255, 3},
        {8, 256, 8},
        {3, 257, 5},
        {9, 511, 4},
        {8, 512, 16},
        {17, 513, 9},
        {2, 1025, 3},
        {33, 31, 67}
    };

    /** Batches, then rows, inner size and columns of each. */
    private static final int[][] BATCHED_SHAPES = {{2, 1, 1, 1}, {3, 5, 7, 4}, {7, 16, 300, 9}, {2, 70, 33, 65}};

    /** Work for several threads. */
    private static final int[] LARGE = {130, 129, 131};

    private ProductClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                clause(
                        "chains of fma in blocks of 256 from +0.0, inner index and blocks ascending",
                        (comparison, values) -> {
                            forEachShape(comparison, values, values::finite, values::finite);
                            inAllTranspositions(comparison, values::finite, values::finite, values.shapes(LARGE)[0]);
                        }),
                clause(
                        "NaN, infinities and zeros of both signs spread by the rules of fma",
                        (comparison, values) -> forEachShape(comparison, values, values::fewEdges, values::edges)),
                clause(
                        "subnormal numbers are kept",
                        (comparison, values) -> forEachShape(comparison, values, values::subnormal, values::finite)),
                clause(
                        "a sum that overflows in its own order stays infinite",
                        (comparison, values) -> forEachShape(comparison, values, values::huge, values::finite)),
                clause(
                        "products of -0.0 give +0.0",
                        (comparison, values) ->
                                forEachShape(comparison, values, Values::negativeZeros, values::finite)),
                clause("a matrix times its own transpose", ProductClauses::withItself),
                clause("batches: each part of the one with its part of the other", ProductClauses::inBatches));
    }

    /** Products of large matrices, of long chains, and of a large matrix and a row or a column. */
    static Stream<Clause> large(int size) {
        int[][] shapes = {
            {size / 2 + 3, size + 6, size / 2 + 5},
            {size / 16 + 1, 4 * size + 4, size / 16 + 2},
            {1, 2 * size + 1, size + 6},
            {size + 6, 2 * size + 1, 1}
        };
        return Stream.of(clause("large matrices", (comparison, values) -> {
            for (int[] shape : shapes) {
                inAllTranspositions(comparison, values::finite, values::fewEdges, shape);
            }
        }));
    }

    private interface Maker {
        GivenMatrix make(int rows, int columns);
    }

    private static Clause clause(String text, Clause.Body body) {
        return new Clause(Product.class, "matmul", "matmul: " + text, body);
    }

    private static void forEachShape(Comparison comparison, Values values, Maker left, Maker right) {
        for (int[] shape : values.shapes(SHAPES)) {
            inAllTranspositions(comparison, left, right, shape);
        }
    }

    private static void inAllTranspositions(Comparison comparison, Maker left, Maker right, int[] shape) {
        for (int transpositions = 0; transpositions < 4; transpositions++) {
            boolean transposeA = (transpositions & 1) != 0;
            boolean transposeB = (transpositions & 2) != 0;
            compare(comparison, left, transposeA, right, transposeB, shape[0], shape[1], shape[2]);
        }
    }

    private static void compare(
            Comparison comparison,
            Maker left,
            boolean transposeA,
            Maker right,
            boolean transposeB,
            int rows,
            int inner,
            int columns) {
        GivenMatrix a = transposeA ? left.make(inner, rows) : left.make(rows, inner);
        GivenMatrix b = transposeB ? right.make(columns, inner) : right.make(inner, columns);
        comparison.same(new Product(transposeA, transposeB, 1), rows, columns, a, b);
    }

    private static void withItself(Comparison comparison, Values values) {
        for (int[] shape : values.shapes(SHAPES)) {
            GivenMatrix a = values.finite(shape[0], shape[1]);
            withItself(comparison, new Product(false, true, 1), a, shape[0]);
            withItself(comparison, new Product(true, false, 1), a, shape[1]);
        }
    }

    private static void withItself(Comparison comparison, Product product, GivenMatrix a, int size) {
        comparison.sameUpdate(
                product.description() + " with itself",
                GivenMatrix.garbage(size, size),
                (kernels, out, operands) -> kernels.product(product, operands.get(0), operands.get(0), out),
                a);
    }

    private static void inBatches(Comparison comparison, Values values) {
        for (int[] shape : values.shapes(BATCHED_SHAPES)) {
            int batches = shape[0];
            for (int transpositions = 0; transpositions < 4; transpositions++) {
                boolean transposeA = (transpositions & 1) != 0;
                boolean transposeB = (transpositions & 2) != 0;
                int rows = shape[1];
                int inner = shape[2];
                int columns = shape[3];
                GivenMatrix a =
                        transposeA ? values.finite(batches * inner, rows) : values.finite(batches * rows, inner);
                GivenMatrix b =
                        transposeB ? values.edges(batches * columns, inner) : values.edges(batches * inner, columns);
                comparison.same(new Product(transposeA, transposeB, batches), batches * rows, columns, a, b);
            }
        }
    }
}
