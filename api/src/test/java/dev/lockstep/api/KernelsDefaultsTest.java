package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.spi.Storage;
import org.junit.jupiter.api.Test;

/** What a backend inherits from {@link dev.lockstep.api.spi.Kernels}. */
class KernelsDefaultsTest {
    private final FakeKernels kernels = new FakeKernels();

    @Test
    void sums_all_elements_and_leaves_no_memory_behind() {
        Storage out = kernels.allocate(DType.FLOAT64, 1, 1);
        kernels.inheritedSum(storage(2, 3, 1, 2, 3, 4, 5, 6), out);
        assertThat(read(out)).containsExactly(21);
        assertThat(kernels.inUse()).isEqualTo(2);
    }

    @Test
    void subtracts_a_scaled_gradient_and_leaves_no_memory_behind() {
        Storage p = storage(1, 3, 1, 2, 3);
        kernels.inheritedSubtractScaled(p, 2, storage(1, 3, 1, 0, -1));
        assertThat(read(p)).containsExactly(-1, 2, 5);
        assertThat(kernels.inUse()).isEqualTo(2);
        kernels.inheritedSubtractScaled(p, 2, p);
        assertThat(read(p)).containsExactly(1, -2, -5);
    }

    @Test
    void rounds_the_rate_and_the_product_of_an_update() {
        Storage p = storage32(1);
        kernels.inheritedSubtractScaled(p, 0.1, storage32(0.3));
        assertThat(read(p)).containsExactly(1 - 0.1f * 0.3f);
    }

    @Test
    void leaves_no_memory_behind_when_a_kernel_fails() {
        Storage p = storage(1, 1, 1);
        kernels.failure = new IllegalStateException("device lost");
        assertThatThrownBy(() -> kernels.inheritedSubtractScaled(p, 1, p)).isSameAs(kernels.failure);
        assertThatThrownBy(() -> kernels.inheritedSum(p, p)).isSameAs(kernels.failure);
        assertThat(kernels.inUse()).isEqualTo(1);
    }

    private Storage storage(int rows, int columns, double... values) {
        Storage storage = kernels.allocate(DType.FLOAT64, rows, columns);
        kernels.write(values, storage);
        return storage;
    }

    private Storage storage32(double value) {
        Storage storage = kernels.allocate(DType.FLOAT32, 1, 1);
        kernels.write(new double[] {value}, storage);
        return storage;
    }

    private double[] read(Storage storage) {
        double[] values = new double[storage.length()];
        kernels.read(storage, values);
        return values;
    }
}
