package dev.lockstep.backend.blas.internal.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.blas.internal.tile.DoubleElements;
import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.FloatElements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Certification must notice every way in which a library could differ, in the smallest tile too. */
class ShapeTestTest {
    private static final TileShape[] SHAPES = {
        TileShape.dense(8, 8, 8),
        TileShape.dense(8, 16, 256),
        new TileShape(16, 8, 104, 700, 9, 33),
        new TileShape(10, 7, 103, 12, 105, 9, true, true)
    };

    /** Ways to compute an element's sum; every one but the first breaks the contract. */
    enum Library {
        CONTRACT,
        DESCENDING,
        MULTIPLY_THEN_ADD,
        TWO_ACCUMULATORS,
        EIGHT_ACCUMULATORS,
        ACCUMULATES_IN_C,
        IGNORES_C,
        SKIPS_ZEROS,
        FLUSHES_SUBNORMAL_SUMS,
        FLUSHES_SUBNORMAL_OPERANDS,
        LAST_ELEMENT_DESCENDING,
        WRITES_BETWEEN_ROWS;

        double element(double c, double[] a, int x, int stepA, double[] b, int y, int step, int k) {
            double s = 0.0;
            switch (this) {
                case DESCENDING, LAST_ELEMENT_DESCENDING -> {
                    for (int p = k - 1; p >= 0; p--) {
                        s = Math.fma(a[x + p * stepA], b[y + p * step], s);
                    }
                }
                case MULTIPLY_THEN_ADD -> {
                    for (int p = 0; p < k; p++) {
                        s += a[x + p * stepA] * b[y + p * step];
                    }
                }
                case TWO_ACCUMULATORS, EIGHT_ACCUMULATORS -> {
                    int lanes = this == TWO_ACCUMULATORS ? 2 : 8;
                    for (int lane = 0; lane < lanes; lane++) {
                        double t = 0.0;
                        for (int p = lane; p < k; p += lanes) {
                            t = Math.fma(a[x + p * stepA], b[y + p * step], t);
                        }
                        s += t;
                    }
                }
                case ACCUMULATES_IN_C -> {
                    for (int p = 0; p < k; p++) {
                        c = Math.fma(a[x + p * stepA], b[y + p * step], c);
                    }
                    return c;
                }
                case SKIPS_ZEROS -> {
                    for (int p = 0; p < k; p++) {
                        s = b[y + p * step] == 0.0 ? s : Math.fma(a[x + p * stepA], b[y + p * step], s);
                    }
                }
                case FLUSHES_SUBNORMAL_SUMS -> {
                    for (int p = 0; p < k; p++) {
                        s = Math.fma(a[x + p * stepA], b[y + p * step], s);
                        s = Math.abs(s) < Double.MIN_NORMAL ? 0.0 : s;
                    }
                }
                case FLUSHES_SUBNORMAL_OPERANDS -> {
                    for (int p = 0; p < k; p++) {
                        double left = Math.abs(a[x + p * stepA]) < Double.MIN_NORMAL ? 0.0 : a[x + p * stepA];
                        s = Math.fma(left, b[y + p * step], s);
                    }
                }
                default -> {
                    for (int p = 0; p < k; p++) {
                        s = Math.fma(a[x + p * stepA], b[y + p * step], s);
                    }
                }
            }
            return this == IGNORES_C ? s : c + s;
        }
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void onlyTheContractPasses(Library library) {
        for (TileShape shape : SHAPES) {
            boolean passes = new ShapeTest<>(elements(library)).passes(shape);
            boolean hasGap = shape.strideC() > shape.n();
            assertThat(passes)
                    .as(shape.toString())
                    .isEqualTo(library == Library.CONTRACT || library == Library.WRITES_BETWEEN_ROWS && !hasGap);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Library.class,
            names = {"CONTRACT", "EIGHT_ACCUMULATORS"})
    void float32IsTestedInFloat32(Library library) {
        Elements<float[]> elements = new FloatElements(null) {
            @Override
            public void multiplyAdd(TileShape shape, float[] a, int x, float[] b, int y, float[] c, int z) {
                for (int i = 0; i < shape.m(); i++) {
                    for (int j = 0; j < shape.n(); j++) {
                        float[] sums = new float[library == Library.CONTRACT ? 1 : 8];
                        for (int p = 0; p < shape.k(); p++) {
                            sums[p % sums.length] = Math.fma(
                                    a[x + i * shape.strideA() + p],
                                    b[y + p * shape.strideB() + j],
                                    sums[p % sums.length]);
                        }
                        float sum = 0.0f;
                        for (float part : sums) {
                            sum += part;
                        }
                        c[z + i * shape.strideC() + j] += sum;
                    }
                }
            }
        };
        assertThat(new ShapeTest<>(elements).passes(SHAPES[1])).isEqualTo(library == Library.CONTRACT);
    }

    private static Elements<double[]> elements(Library library) {
        return new DoubleElements(null) {
            @Override
            public void multiplyAdd(TileShape shape, double[] a, int x, double[] b, int y, double[] c, int z) {
                for (int i = 0; i < shape.m(); i++) {
                    for (int j = 0; j < shape.n(); j++) {
                        boolean last = i == shape.m() - 1 && j == shape.n() - 1;
                        Library used = library == Library.LAST_ELEMENT_DESCENDING && !last ? Library.CONTRACT : library;
                        int index = z + i * shape.strideC() + j;
                        c[index] = used.element(
                                c[index],
                                a,
                                x + (shape.transposeA() ? i : i * shape.strideA()),
                                shape.transposeA() ? shape.strideA() : 1,
                                b,
                                y + (shape.transposeB() ? j * shape.strideB() : j),
                                shape.transposeB() ? 1 : shape.strideB(),
                                shape.k());
                    }
                    if (library == Library.WRITES_BETWEEN_ROWS && shape.strideC() > shape.n() && i < shape.m() - 1) {
                        c[z + i * shape.strideC() + shape.n()] = 0.0;
                    }
                }
            }
        };
    }
}
