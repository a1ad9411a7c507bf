package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.List;
import java.util.Map;
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
            Storage storage = each.allocate(dtype, 6);
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
    void writesAndReadsTheFirstElementsOfALongerStorage(DType dtype) {
        for (Kernels each : List.of(kernels, new ReferenceKernels())) {
            Storage storage = each.allocate(dtype, 3);
            each.write(new double[] {1, 2, 3}, storage);
            each.write(new double[] {7}, storage);
            double[] first = new double[2];
            each.read(storage, first);
            assertThat(first).containsExactly(7, 2);
        }
    }

    @Test
    void countsMatrixProducts() {
        Operand a = new Operand(kernels.allocate(DType.FLOAT64, 9), 3, 3);
        Operand b = new Operand(kernels.allocate(DType.FLOAT64, 9), 3, 3);
        kernels.product(new Product(false, true, 1), a, a, b);
        kernels.product(new Product(false, true, 1), a, a, b);
        assertThat(kernels.matmulCounts()).containsOnlyKeys("contract");
        assertThat(kernels.matmulCounts().get("contract").getAsLong()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void aProgramGivesTheSameEachTimeItRuns(DType dtype) {
        Operands operands = new Operands(5, dtype);
        Operand source = operands.finite(600, 3);
        Operand indices = operands.indices(600, 7);
        Operand expected = operands.finite(7, 3);
        Operand found = operands.finite(7, 3);
        Instruction instruction = new Instruction(new ScatterAdd(7), List.of(source, indices), found);
        new Instruction(new ScatterAdd(7), List.of(source, indices), expected).execute(new ReferenceKernels());
        Program program = kernels.compile(List.of(instruction), List.of(found.storage()));
        for (int time = 0; time < 3; time++) {
            program.run();
            for (int i = 0; i < found.length(); i++) {
                assertThat(HeapStorage.of(found).get(i))
                        .isEqualTo(HeapStorage.of(expected).get(i));
            }
        }
    }

    @Test
    void severalThreadsComputeAtOnce() {
        IntStream.range(0, 8).parallel().forEach(i -> {
            DType dtype = DType.values()[i % 2];
            for (String check : List.of("reduction", "scatterAdd", "randomUniform")) {
                new KernelBits(Map.of("shared", kernels), dtype)
                        .checks()
                        .get(check)
                        .run();
            }
        });
    }
}
