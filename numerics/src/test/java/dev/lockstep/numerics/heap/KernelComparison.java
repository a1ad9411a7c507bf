package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.List;
import java.util.Map;

/** Compares variants of the kernels with the reference on the same operands, bit for bit; a NaN equals any NaN. */
final class KernelComparison {
    private static final Kernels REFERENCE = new ReferenceKernels();

    private final Map<String, Kernels> variants;
    private final DType dtype;

    /** Of kernels by the names of their variants: the reference is computed once for all of them. */
    KernelComparison(Map<String, Kernels> variants, DType dtype) {
        this.variants = variants;
        this.dtype = dtype;
    }

    /** Requires that the operation writes the same into a fresh output with the kernels as with the reference. */
    void same(Operation operation, int rows, int columns, Operand... operands) {
        sameUpdate(operation, garbage(rows, columns), operands);
    }

    /** Requires that the operation changes two copies of a matrix in the same way. */
    void sameUpdate(Operation operation, Operand initial, Operand... operands) {
        Operand expected = copy(initial);
        new Instruction(operation, List.of(operands), expected).execute(REFERENCE);
        variants.forEach((variant, kernels) -> {
            Operand actual = copy(initial);
            new Instruction(operation, List.of(operands), actual).execute(kernels);
            same(operation, variant, expected, actual);
        });
    }

    /** Requires the same of an operation that writes over its operand of a place. */
    void sameInPlace(Operation operation, int place, Operand... operands) {
        Operand expected = copy(operands[place]);
        new Instruction(operation, with(operands, place, expected), expected).execute(REFERENCE);
        variants.forEach((variant, kernels) -> {
            Operand actual = copy(operands[place]);
            new Instruction(operation, with(operands, place, actual), actual).execute(kernels);
            same(operation, variant, expected, actual);
        });
    }

    private static List<Operand> with(Operand[] operands, int place, Operand replacement) {
        Operand[] replaced = operands.clone();
        replaced[place] = replacement;
        return List.of(replaced);
    }

    private static void same(Operation operation, String variant, Operand expected, Operand actual) {
        HeapStorage right = HeapStorage.of(expected);
        HeapStorage found = HeapStorage.of(actual);
        for (int i = 0; i < right.length(); i++) {
            if (Double.doubleToLongBits(right.get(i)) != Double.doubleToLongBits(found.get(i))) {
                assertThat(Double.toHexString(found.get(i)))
                        .as("%s into %s, element %d, %s", operation.description(), actual, i, variant)
                        .isEqualTo(Double.toHexString(right.get(i)));
            }
        }
    }

    private Operand garbage(int rows, int columns) {
        HeapStorage storage = new HeapStorage(dtype, rows * columns);
        for (int i = 0; i < storage.length(); i++) {
            storage.set(i, 12345.678 + i);
        }
        return new Operand(storage, rows, columns);
    }

    private static Operand copy(Operand operand) {
        HeapStorage copy = new HeapStorage(operand.dtype(), operand.length());
        for (int i = 0; i < copy.length(); i++) {
            copy.set(i, HeapStorage.of(operand).get(i));
        }
        return operand.in(copy);
    }
}
