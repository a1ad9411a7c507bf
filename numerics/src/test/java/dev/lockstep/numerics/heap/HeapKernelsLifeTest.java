package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapKernelsLifeTest {
    private final Kernels kernels = HeapKernels.open(BackendOptions.ofThreads(2));

    @ParameterizedTest
    @EnumSource(DType.class)
    void readsBackWhatWasWritten(DType dtype) {
        for (Kernels each : List.of(kernels, new ReferenceKernels())) {
            Storage storage = each.allocate(dtype, 2, 3);
            double[] values = {1.1, -0.0, Double.NaN, Double.MIN_VALUE, 0x1.000001p0, 1e300};
            double[] found = new double[6];
            each.write(values, storage);
            each.read(storage, found);
            assertThat(found)
                    .containsExactly(
                            dtype.round(1.1),
                            -0.0,
                            Double.NaN,
                            dtype.round(Double.MIN_VALUE),
                            dtype.round(0x1.000001p0),
                            dtype.round(1e300));
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void refusesArraysOfAnotherLength(DType dtype) {
        for (Kernels each : List.of(kernels, new ReferenceKernels())) {
            Storage storage = each.allocate(dtype, 2, 3);
            for (int length : new int[] {0, 5, 7}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> each.write(new double[length], storage))
                        .withMessageContaining("6 values, not " + length);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> each.read(storage, new double[length]))
                        .withMessageContaining("6 values, not " + length);
            }
        }
    }

    @Test
    void countsMatrixProducts() {
        Storage a = kernels.allocate(DType.FLOAT64, 3, 3);
        Storage b = kernels.allocate(DType.FLOAT64, 3, 3);
        kernels.matmul(a, false, a, true, b);
        kernels.matmul(a, false, a, true, b);
        assertThat(kernels.matmulCounts()).containsOnlyKeys("contract");
        assertThat(kernels.matmulCounts().get("contract").getAsLong()).isEqualTo(2);
    }

    @Test
    void severalThreadsComputeAtOnce() {
        IntStream.range(0, 8).parallel().forEach(i -> {
            DType dtype = DType.values()[i % 2];
            for (String check : List.of("unary", "sum", "rowSums", "subtractScaled")) {
                new KernelBits(kernels, dtype).checks().get(check).run();
            }
        });
    }
}
