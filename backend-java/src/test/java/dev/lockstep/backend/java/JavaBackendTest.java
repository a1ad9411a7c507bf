package dev.lockstep.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JavaBackendTest {
    private final Backend backend = Backends.open(new JavaBackendProvider(), BackendOptions.ofThreads(2));

    @AfterEach
    void close() {
        backend.close();
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void computesALayer(DType dtype) {
        try (Scope scope = backend.scope()) {
            Matrix x = backend.matrix(dtype, 2, 3, 1, 2, 3, 4, 5, 6);
            Matrix w = backend.matrix(dtype, 3, 2, 1, -1, 0.5, -2, 0.25, 1);
            Matrix bias = backend.matrix(dtype, 1, 2, 0.5, 1);
            assertThat(x.matmul(w).plus(bias).relu().toArray()).containsExactly(3.25, 0, 8.5, 0);
            assertThat(x.transposeMatmul(x).rowSums().toArray())
                    .containsExactly(17 + 22 + 27, 22 + 29 + 36, 27 + 36 + 45);
            assertThat(x.mean().value()).isEqualTo(3.5);
            assertThat(x.transpose().toArray()).containsExactly(1, 4, 2, 5, 3, 6);
        }
    }
}
