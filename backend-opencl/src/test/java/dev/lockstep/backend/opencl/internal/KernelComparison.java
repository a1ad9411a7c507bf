package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Computes operations on random matrices with kernels and with the reference, and requires the same bits. */
final class KernelComparison {
    private final Kernels kernels;
    private final DType dtype;
    private final SplittableRandom random;

    KernelComparison(Kernels kernels, DType dtype, long seed) {
        this.kernels = kernels;
        this.dtype = dtype;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Compares the operation's result.
     *
     * @param shapes the rows and columns of each operand
     */
    void same(Operation operation, int rows, int columns, int[]... shapes) {
        List<double[]> values = Arrays.stream(shapes)
                .map(shape -> random.doubles((long) shape[0] * shape[1])
                        .map(value -> (value - 0.5) * 16)
                        .toArray())
                .toList();
        double[] expected = result(new ReferenceKernels(), operation, rows, columns, shapes, values);
        double[] found = result(kernels, operation, rows, columns, shapes, values);
        assertThat(Arrays.equals(found, expected))
                .as(operation.description() + " into " + rows + "x" + columns + " " + dtype.label())
                .isTrue();
    }

    private double[] result(
            Kernels on, Operation operation, int rows, int columns, int[][] shapes, List<double[]> values) {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < shapes.length; i++) {
            Operand operand = new Operand(on.allocate(dtype, values.get(i).length), shapes[i][0], shapes[i][1]);
            on.write(values.get(i), operand.storage());
            operands.add(operand);
        }
        Operand out = new Operand(on.allocate(dtype, rows * columns), rows, columns);
        new Instruction(operation, operands, out).execute(on);
        double[] result = new double[out.length()];
        on.read(out.storage(), result);
        operands.forEach(operand -> on.release(operand.storage()));
        on.release(out.storage());
        return result;
    }
}
