package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.numerics.parallel.WorkerPool;
import org.junit.jupiter.api.Test;

class GemmArgumentsTest {
    private final Gemm gemm = new Gemm();
    private final WorkerPool pool = new WorkerPool(1);

    @Test
    void shortArraysAreRefused() {
        assertThatThrownBy(() -> multiply(5, 12, 8))
                .hasMessageContaining("2 x 3 by 3 x 4")
                .hasMessageContaining("5, 12 and 8");
        assertThatThrownBy(() -> multiply(6, 11, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> multiply(6, 12, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizesWhoseProductOverflowsAreRefused() {
        assertThatThrownBy(() -> gemm.multiply(
                        new double[0], false, new double[0], false, new double[0], 1 << 16, 1 << 16, 1 << 16, pool))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeSizesAreRefused() {
        assertThatThrownBy(
                        () -> gemm.multiply(new float[9], false, new float[9], false, new float[9], -3, -3, -3, pool))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resultThatIsAnOperandIsRefused() {
        double[] a = new double[4];
        float[] b = new float[4];
        assertThatThrownBy(() -> gemm.multiply(a, false, new double[4], false, a, 2, 2, 2, pool))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gemm.multiply(new float[4], false, b, false, b, 2, 2, 2, pool))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longerArraysKeepTheirRest() {
        double[] c = {9, 9, 9};
        gemm.multiply(new double[] {2, 7}, false, new double[] {3, 7}, false, c, 1, 1, 1, pool);
        assertThat(c).containsExactly(6, 9, 9);
    }

    private void multiply(int a, int b, int c) {
        gemm.multiply(new double[a], false, new double[b], false, new double[c], 2, 4, 3, pool);
    }
}
