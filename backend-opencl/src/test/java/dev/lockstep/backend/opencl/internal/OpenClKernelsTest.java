package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Product;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the conformance kit does not ask of kernels: other variants of them, and many shapes and values. */
class OpenClKernelsTest {
    private static final int[][] PRODUCTS = {
        {1, 1, 1},
        {4, 2, 4},
        {4, 4, 1},
        {3, 257, 5},
        {1, 300, 70},
        {70, 300, 1},
        {17, 513, 9},
        {33, 31, 67},
        {64, 256, 24},
        {65, 255, 193},
        {130, 17, 200}
    };

    /** As on CPUs with other vectors than this one's, which the conformance tests use, and little local memory. */
    @TestFactory
    Stream<DynamicTest> productsGiveTheBitsOfTheReferenceWithVectorsOfAnyLength() {
        int own = KernelVariant.of(Opened.kernels().session().device()).vectorDoubles();
        return IntStream.of(2, 4, 8)
                .filter(vectorDoubles -> vectorDoubles != own)
                .mapToObj(vectorDoubles -> DynamicTest.dynamicTest(vectorDoubles + " doubles", () -> {
                    OpenClDevice device = Opened.kernels().session().device();
                    KernelVariant variant = new KernelVariant(vectorDoubles, 4, 12);
                    OpenClKernels kernels =
                            new OpenClKernels(device, variant, KernelSource.ofResources(), Optional.empty(), 1 << 20);
                    for (DType dtype : DType.values()) {
                        for (int[] shape : PRODUCTS) {
                            products(new KernelComparison(kernels, dtype, 23), shape[0], shape[1], shape[2]);
                        }
                    }
                    kernels.close();
                }));
    }

    @TestFactory
    Stream<DynamicTest> twoHundredRandomProductsGiveTheBitsOfTheReference() {
        SplittableRandom sizes = new SplittableRandom(42);
        return IntStream.range(0, 4)
                .mapToObj(part -> DynamicTest.dynamicTest("part " + part, () -> {
                    for (int i = 0; i < 50; i++) {
                        DType dtype = i % 2 == 0 ? DType.FLOAT64 : DType.FLOAT32;
                        products(
                                new KernelComparison(Opened.kernels(), dtype, i),
                                sizes.nextInt(1, 150),
                                sizes.nextInt(1, 700),
                                sizes.nextInt(1, 220));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMillionPointsOfEachFormulaGiveTheBitsOfTheReference() {
        int[] shape = {1000, 1000};
        return Arrays.stream(DType.values())
                .flatMap(dtype -> Arrays.stream(Formula.values())
                        .map(formula -> DynamicTest.dynamicTest(
                                formula + ", " + dtype.label(),
                                () -> new KernelComparison(Opened.kernels(), dtype, 3)
                                        .same(
                                                Elementwise.of(formula),
                                                shape[0],
                                                shape[1],
                                                Collections.nCopies(formula.arity(), shape)
                                                        .toArray(int[][]::new)))));
    }

    private static void products(KernelComparison comparison, int rows, int inner, int columns) {
        for (boolean transposeA : new boolean[] {false, true}) {
            for (boolean transposeB : new boolean[] {false, true}) {
                comparison.same(
                        new Product(transposeA, transposeB, 1),
                        rows,
                        columns,
                        transposeA ? new int[] {inner, rows} : new int[] {rows, inner},
                        transposeB ? new int[] {columns, inner} : new int[] {inner, columns});
            }
        }
    }
}
