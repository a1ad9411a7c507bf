package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.tck.ForEachBackend;

/** A NaN that is read has one form on every backend, however it came about. */
class NanTest {
    private static final long CANONICAL = 0x7ff8000000000000L;

    @ForEachBackend
    void readValuesHaveOneNan(Backend backend, DType dtype) {
        try (Scope scope = backend.scope()) {
            Matrix zero = backend.zeros(dtype, 1, 1);
            Matrix infinity = backend.matrix(dtype, 1, 1, Double.POSITIVE_INFINITY);
            Matrix signalling = backend.matrix(dtype, 1, 1, Double.longBitsToDouble(0xfff4560000000000L));
            requireCanonical(zero.dividedBy(zero));
            requireCanonical(infinity.minus(infinity));
            requireCanonical(infinity.matmul(zero));
            requireCanonical(zero.minus(1).sqrt());
            requireCanonical(zero.minus(1).log());
            requireCanonical(signalling);
            requireCanonical(signalling.plus(1).tanh());
        }
    }

    @ForEachBackend
    void tracedValuesHaveOneNan(Backend backend, DType dtype) {
        try (Matrix zero = backend.zeros(dtype, 1, 1);
                Recording recording =
                        backend.record(step -> step.keep(zero.dividedBy(zero).sum()))) {
            recording.trace((instruction, values) ->
                    assertThat(Double.doubleToRawLongBits(values[0])).isEqualTo(CANONICAL));
        }
    }

    private static void requireCanonical(Matrix matrix) {
        assertThat(Double.doubleToRawLongBits(matrix.value())).isEqualTo(CANONICAL);
    }
}
