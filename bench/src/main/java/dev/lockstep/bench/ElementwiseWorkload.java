package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;

/** A function of each element of a matrix, rows x columns. */
public record ElementwiseWorkload(DType dtype, ElementwiseFunction function, int rows, int columns)
        implements Workload {
    @Override
    public Kind kind() {
        return Kind.ELEMENTWISE;
    }

    @Override
    public String name() {
        return function.toString();
    }

    /** The number of elements. */
    @Override
    public double amount() {
        return (double) rows * columns;
    }

    @Override
    public Task prepare(Backend backend) {
        return RecordedTask.of(backend, () -> {
            Matrix x = backend.matrix(dtype, rows, columns, function.arguments(rows * columns, 1));
            Matrix y = backend.matrix(dtype, rows, columns, function.arguments(rows * columns, 2));
            return () -> function.apply(x, y);
        });
    }
}
