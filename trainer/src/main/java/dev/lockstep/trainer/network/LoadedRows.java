package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.nn.initializer.NumberRows;

/** Brings rows to a backend some at a time, so that they need not be there in float64 as a whole besides. */
final class LoadedRows {
    private LoadedRows() {}

    /**
     * A matrix of all rows, each number rounded to the dtype.
     *
     * @param name of what they are
     * @throws LockstepException if a finite number would be infinite, naming it, or the JVM's heap has no room for those of a file
     */
    static Matrix of(String name, NumberRows rows, Backend backend, DType dtype) {
        try {
            return load(name, rows, backend, dtype);
        } catch (LockstepException | OutOfMemoryError failure) {
            Throwable cause = failure instanceof LockstepException ? failure.getCause() : failure;
            boolean isOfHeap = cause instanceof OutOfMemoryError
                    && String.valueOf(cause.getMessage()).contains("heap");
            if (isOfHeap && rows.file().isPresent()) {
                throw DataTooLargeException.ofNumbers(rows.file().get(), failure);
            }
            throw failure;
        }
    }

    private static Matrix load(String name, NumberRows rows, Backend backend, DType dtype) {
        int columns = rows.columns();
        Matrix matrix = backend.zeros(dtype, rows.rows(), columns);
        rows.forEachPart((first, count, part) -> {
            Rounding.requireFinite(name, rows, part, count, row -> first + row, dtype);
            matrix.copyFrom(first * columns, part, 0, count * columns);
        });
        rows.taken();
        return matrix;
    }
}
