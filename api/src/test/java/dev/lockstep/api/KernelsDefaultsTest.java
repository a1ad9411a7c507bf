package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a backend inherits from {@link dev.lockstep.api.spi.Kernels}. */
class KernelsDefaultsTest {
    private final FakeKernels kernels = new FakeKernels();

    @Test
    void puts_matrices_below_each_other() {
        Operand out = operand(3, 2);
        kernels.concatenation(new Concatenation(false), List.of(operand(1, 2, 1, 2), operand(2, 2, 3, 4, 5, 6)), out);
        assertThat(read(out)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void puts_matrices_beside_each_other() {
        Operand out = operand(2, 4);
        kernels.concatenation(
                new Concatenation(true),
                List.of(operand(2, 1, 1, 5), operand(2, 2, 2, 3, 6, 7), operand(2, 1, 4, 8)),
                out);
        assertThat(read(out)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void takes_no_memory_to_put_matrices_together() {
        kernels.concatenation(new Concatenation(true), List.of(operand(1, 1, 1), operand(1, 1, 2)), operand(1, 2));
        assertThat(kernels.allocations).as("the three given").hasValue(3);
    }

    private Operand operand(int rows, int columns, double... values) {
        Storage storage = kernels.allocate(DType.FLOAT64, rows * columns);
        kernels.write(values, storage);
        return new Operand(storage, rows, columns);
    }

    private double[] read(Operand operand) {
        double[] values = new double[operand.length()];
        kernels.read(operand.storage(), values);
        return values;
    }
}
