package com.example.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.tck.ForEachBackend;

class OnEveryBackendTest {
    @ForEachBackend
    void aPermutationMovesElementsAndNothingElse(Backend backend, DType dtype) {
        try (Matrix values = backend.matrix(dtype, 2, 2, 0.1, 0.2, 0.3, 0.4);
                Matrix swap = backend.matrix(dtype, 2, 2, 0, 1, 1, 0);
                Matrix swapped = values.matmul(swap)) {
            double[] expected = {dtype.round(0.2), dtype.round(0.1), dtype.round(0.4), dtype.round(0.3)};
            assertArrayEquals(expected, swapped.toArray());
        }
    }
}
