package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares one call of the BLAS with the contract, bit for bit: on a C of +0.0, as a product begins, and on a C that holds values,
 * as it goes on. Whatever lies between the rows of C must stay as it was.
 */
final class ShapeTest<A> {
    private static final double GAP = 7.0;

    private final Elements<A> elements;
    private final Map<Sizes, SoftReference<Case<A>>> cases = new HashMap<>();

    ShapeTest(Elements<A> elements) {
        this.elements = elements;
    }

    /** Whether the call's results are the contract's. */
    boolean passes(TileShape shape) {
        for (TestOperands kind : TestOperands.values()) {
            if (!passes(shape, testCase(new Sizes(kind, shape.m(), shape.n(), shape.k())))) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(TileShape shape, Case<A> test) {
        A a = operand(test.a, shape.m(), shape.k(), shape.transposeA(), shape.strideA());
        A b = operand(test.b, shape.k(), shape.n(), shape.transposeB(), shape.strideB());
        double[] zeros = new double[shape.m() * shape.n()];
        return isSum(shape, a, b, zeros, test.product) && isSum(shape, a, b, test.addend, test.product);
    }

    private boolean isSum(TileShape shape, A a, A b, double[] addend, A product) {
        A c = spread(addend, shape.m(), shape.n(), shape.strideC());
        A expected = spread(addend, shape.m(), shape.n(), shape.strideC());
        for (int i = 0; i < shape.m(); i++) {
            for (int j = 0; j < shape.n(); j++) {
                elements.add(expected, i * shape.strideC() + j, product, i * shape.n() + j);
            }
        }
        elements.multiplyAdd(shape, a, 0, b, 0, c, 0);
        return elements.equal(c, expected);
    }

    /** The oracle's products are kept while memory allows, as shapes that differ in strides alone share them. */
    private Case<A> testCase(Sizes sizes) {
        SoftReference<Case<A>> kept = cases.get(sizes);
        Case<A> test = kept == null ? null : kept.get();
        if (test == null) {
            test = newCase(sizes);
            cases.put(sizes, new SoftReference<>(test));
        }
        return test;
    }

    private Case<A> newCase(Sizes sizes) {
        DType dtype = elements.dtype();
        double[] a = sizes.kind.lanes(sizes.m, sizes.k, dtype, 1);
        double[] b = transpose(sizes.kind.lanes(sizes.n, sizes.k, dtype, 2), sizes.n, sizes.k);
        double[] addend = TestOperands.FINITE.lanes(sizes.m, sizes.n, dtype, 3);
        for (int i = 0; i < addend.length; i++) {
            // C begins at +0.0 and no sum makes it -0.0.
            addend[i] = addend[i] + 0.0;
        }
        A product = elements.allocate(sizes.m * sizes.n);
        elements.reference(
                sizes.m,
                sizes.n,
                sizes.k,
                spread(a, sizes.m, sizes.k, sizes.k),
                spread(b, sizes.k, sizes.n, sizes.n),
                product);
        return new Case<>(a, b, addend, product);
    }

    private static double[] transpose(double[] values, int rows, int columns) {
        double[] transposed = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j * rows + i] = values[i * columns + j];
            }
        }
        return transposed;
    }

    private A operand(double[] values, int rows, int columns, boolean transposed, int stride) {
        return transposed
                ? spread(transpose(values, rows, columns), columns, rows, stride)
                : spread(values, rows, columns, stride);
    }

    private A spread(double[] values, int rows, int columns, int stride) {
        int length = length(rows, columns, stride);
        A array = elements.allocate(length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < Math.min(stride, length - i * stride); j++) {
                elements.set(array, i * stride + j, j < columns ? values[i * columns + j] : GAP);
            }
        }
        return array;
    }

    private static int length(int rows, int columns, int stride) {
        return (rows - 1) * stride + columns;
    }

    private record Sizes(TestOperands kind, int m, int n, int k) {}

    private record Case<A>(double[] a, double[] b, double[] addend, A product) {}
}
