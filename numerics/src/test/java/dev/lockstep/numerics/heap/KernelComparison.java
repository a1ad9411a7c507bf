package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.function.BiConsumer;

/** Compares kernels with the reference on the same operands, bit for bit; a NaN equals any NaN. */
final class KernelComparison {
    private static final Kernels REFERENCE = new ReferenceKernels();

    private final Kernels kernels;

    KernelComparison(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Requires that the call writes the same into a fresh output with the kernels as with the reference. */
    void same(String what, DType dtype, int rows, int columns, BiConsumer<Kernels, Storage> call) {
        Storage expected = garbage(dtype, rows, columns);
        Storage actual = garbage(dtype, rows, columns);
        call.accept(REFERENCE, expected);
        call.accept(kernels, actual);
        same(what, expected, actual);
    }

    /** Requires that the call changes two copies of a matrix in the same way. */
    void sameInPlace(String what, Storage initial, BiConsumer<Kernels, Storage> call) {
        Storage expected = copy(initial);
        Storage actual = copy(initial);
        call.accept(REFERENCE, expected);
        call.accept(kernels, actual);
        same(what, expected, actual);
    }

    private static void same(String what, Storage expected, Storage actual) {
        double[] right = values(expected);
        double[] found = values(actual);
        for (int i = 0; i < right.length; i++) {
            if (Double.doubleToLongBits(right[i]) != Double.doubleToLongBits(found[i])) {
                assertThat(Double.toHexString(found[i]))
                        .as("%s, %s, element %d", what, actual, i)
                        .isEqualTo(Double.toHexString(right[i]));
            }
        }
    }

    private static Storage garbage(DType dtype, int rows, int columns) {
        HeapStorage storage = new HeapStorage(dtype, rows, columns);
        for (int i = 0; i < storage.length(); i++) {
            storage.set(i, 12345.678 + i);
        }
        return storage;
    }

    private static Storage copy(Storage storage) {
        HeapStorage copy = new HeapStorage(storage.dtype(), storage.rows(), storage.columns());
        copy.copy((HeapStorage) storage, 0, 0, storage.length());
        return copy;
    }

    private static double[] values(Storage storage) {
        double[] values = new double[storage.length()];
        REFERENCE.read(storage, values);
        return values;
    }
}
