package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.List;

/** A step with everything that launches are shared for, compiled and run, for checks. */
final class CompiledStep {
    private CompiledStep() {}

    /** Trains the weights by two steps. The operands are inputs, weights, bias, upstream gradient and targets. */
    static void compute(Kernels kernels, List<Storage> operands, Storage weights) {
        Storage x = operands.get(0);
        Storage bias = operands.get(2);
        Storage upstream = operands.get(3);
        int rows = x.rows();
        int columns = weights.columns();
        DType dtype = x.dtype();
        Storage product = kernels.allocate(dtype, rows, columns);
        Storage z = kernels.allocate(dtype, rows, columns);
        Storage y = kernels.allocate(dtype, rows, columns);
        Storage error = kernels.allocate(dtype, rows, columns);
        Storage gradient = kernels.allocate(dtype, weights.rows(), columns);
        Storage biasGradient = kernels.allocate(dtype, 1, columns);
        Storage loss = kernels.allocate(dtype, 1, 1);
        List<Instruction> instructions = List.of(
                new Instruction.Matmul(x, false, weights, false, product),
                new Instruction.Binary(BinaryOperation.ADD, product, bias, z),
                new Instruction.Unary(UnaryOperation.TANH, z, y),
                new Instruction.Binary(BinaryOperation.SUBTRACT, y, operands.get(4), error),
                new Instruction.BinaryRightScalar(BinaryOperation.MULTIPLY, error, 2.0, error),
                new Instruction.Binary(BinaryOperation.TANH_BACKWARD, upstream, y, z),
                new Instruction.Binary(BinaryOperation.MULTIPLY, z, error, error),
                new Instruction.Sum(error, loss),
                new Instruction.ColumnSums(error, biasGradient),
                new Instruction.Matmul(x, true, error, false, gradient),
                new Instruction.Binary(BinaryOperation.ADD, gradient, biasGradient, gradient),
                new Instruction.Binary(BinaryOperation.ADD, gradient, loss, gradient),
                new Instruction.SubtractScaled(weights, 0.125, gradient),
                new Instruction.SubtractScaled(bias, 0.25, biasGradient),
                new Instruction.Binary(BinaryOperation.ADD, weights, bias, weights));
        try (var program = kernels.compile(instructions, List.of(loss))) {
            program.run();
            program.run();
        }
        List.of(product, z, y, error, gradient, biasGradient, loss).forEach(kernels::release);
    }
}
