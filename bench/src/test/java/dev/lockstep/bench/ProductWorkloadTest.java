package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductWorkloadTest {
    @Test
    void aProductIsTwoOperationsForEachOfItsMultiplications() {
        assertThat(new ProductWorkload(DType.FLOAT64, 4, 2, 4).amount()).isEqualTo(64);
        assertThat(new ProductWorkload(DType.FLOAT32, 2048, 2048, 2048).amount())
                .isEqualTo(17_179_869_184.0);
        assertThat(new ProductWorkload(DType.FLOAT64, 64, 1000, 100, true, true).amount())
                .isEqualTo(12_800_000);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, 3x5x4",
        "true, false, 3x5x4 a^T b",
        "false, true, 3x5x4 a b^T",
        "true, true, 3x5x4 a^T b^T"
    })
    void computesTheProductThatItsNameSays(boolean transposeA, boolean transposeB, String name) {
        int m = 3;
        int k = 5;
        int n = 4;
        double[] a = Operands.uniform(m * k, -1, 1, 1);
        double[] b = Operands.uniform(k * n, -1, 1, 2);
        int row = m * n / 2 / n;
        int column = m * n / 2 % n;
        double middle = 0;
        for (int l = 0; l < k; l++) {
            middle += a[transposeA ? l * m + row : row * k + l] * b[transposeB ? column * k + l : l * n + column];
        }
        ProductWorkload product = new ProductWorkload(DType.FLOAT64, m, k, n, transposeA, transposeB);
        try (Backend backend = Backends.onClassPath().open();
                Task task = product.prepare(backend)) {
            task.run(2);

            assertThat(task.element()).isCloseTo(middle, within(1e-15));
        }
        assertThat(product.name()).isEqualTo(name);
    }
}
