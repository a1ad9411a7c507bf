package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One operation on given operands, computed by some kernels and by the reference, and compared in bits; a NaN equals every NaN.
 *
 * @param initial what the result holds before, with its shape
 */
record OperationCheck(
        String name, DType dtype, CheckOperand initial, List<CheckOperand> operands, Operation operation) {
    private static final Kernels REFERENCE = new ReferenceKernels();

    /** Computes the result from the operands. */
    @FunctionalInterface
    interface Operation {
        void compute(Kernels kernels, List<Storage> operands, Storage out);
    }

    /** The first element that differs from the reference, with its operands and its bits. */
    Optional<String> mismatch(Kernels kernels) {
        double[] expected = result(REFERENCE);
        double[] found = result(kernels);
        for (int e = 0; e < expected.length; e++) {
            if (Double.doubleToLongBits(expected[e]) != Double.doubleToLongBits(found[e])) {
                return Optional.of(describe(e, expected[e], found[e]));
            }
        }
        return Optional.empty();
    }

    private double[] result(Kernels kernels) {
        List<Storage> storages =
                operands.stream().map(operand -> operand.on(kernels, dtype)).toList();
        Storage out = initial.on(kernels, dtype);
        operation.compute(kernels, storages, out);
        double[] values = new double[out.length()];
        kernels.read(out, values);
        storages.forEach(kernels::release);
        kernels.release(out);
        return values;
    }

    private String describe(int element, double expected, double found) {
        int row = element / initial.columns();
        int column = element % initial.columns();
        String beside = operands.stream()
                .map(operand -> operand.rows() + "x" + operand.columns() + " ("
                        + Double.toHexString(operand.beside(dtype, row, column)) + " there)")
                .collect(Collectors.joining(" and "));
        return String.format(
                "%s in %s: row %d, column %d of %dx%d is %s (bits %016x), not %s (bits %016x)%s",
                name,
                dtype.label(),
                row,
                column,
                initial.rows(),
                initial.columns(),
                Double.toHexString(found),
                Double.doubleToRawLongBits(found),
                Double.toHexString(expected),
                Double.doubleToRawLongBits(expected),
                beside.isEmpty() ? "" : "; operands " + beside);
    }
}
