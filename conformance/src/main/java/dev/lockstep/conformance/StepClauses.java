package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A layer, the gradient through it and an update as one program, in which instructions depend on each other and share memory. */
final class StepClauses {
    /** Rows, inputs and units: all small, and some not. */
    private static final int[][] SHAPES = {{4, 2, 4}, {30, 17, 9}, {70, 40, 50}};

    private StepClauses() {}

    static Stream<Clause> all() {
        return Stream.of(new Clause(
                "compile",
                "compile",
                "compile: a layer, the gradient through it and an update",
                (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        int rows = shape[0];
                        int inputs = shape[1];
                        int units = shape[2];
                        comparison.sameUpdate(
                                "a compiled step, run twice",
                                values.finite(inputs, units),
                                StepClauses::compute,
                                values.finite(rows, inputs),
                                values.finite(1, units),
                                values.finite(rows, units),
                                values.finite(rows, 1));
                    }
                }));
    }

    private static void compute(Kernels kernels, Operand weights, List<Operand> given) {
        Operand x = given.get(0);
        Operand bias = given.get(1);
        Operand upstream = given.get(2);
        int rows = x.rows();
        int units = weights.columns();
        List<Operand> made = new ArrayList<>();
        Operand sums = make(kernels, x.dtype(), rows, units, made);
        Operand z = make(kernels, x.dtype(), rows, units, made);
        Operand y = make(kernels, x.dtype(), rows, units, made);
        Operand error = make(kernels, x.dtype(), rows, units, made);
        Operand gradient = make(kernels, x.dtype(), weights.rows(), units, made);
        Operand biasGradient = make(kernels, x.dtype(), 1, units, made);
        Operand loss = make(kernels, x.dtype(), 1, 1, made);
        Elementwise plus = Elementwise.of(Formula.PLUS);
        List<Instruction> instructions = List.of(
                instruction(new Product(false, false, 1), sums, x, weights),
                instruction(plus, z, sums, bias),
                instruction(Elementwise.of(Formula.TANH), y, z),
                instruction(Elementwise.of(Formula.MINUS), error, y, given.get(3)),
                instruction(Elementwise.of(Formula.TIMES).with(1, 2), error, error),
                instruction(Elementwise.of(Formula.TANH_BACKWARD), z, upstream, y),
                instruction(Elementwise.of(Formula.TIMES), error, z, error),
                instruction(Reduction.SUM, loss, error),
                instruction(Reduction.COLUMN_SUMS, biasGradient, error),
                instruction(new Product(true, false, 1), gradient, x, error),
                instruction(plus, gradient, gradient, biasGradient),
                instruction(plus, gradient, gradient, loss),
                instruction(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.125), weights, weights, gradient),
                instruction(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.25), bias, bias, biasGradient),
                instruction(plus, weights, weights, bias));
        try (Program program = kernels.compile(instructions, List.of(loss.storage()))) {
            program.run();
            program.run();
            kernels.finish();
        } finally {
            made.forEach(operand -> kernels.release(operand.storage()));
        }
    }

    private static Instruction instruction(Operation operation, Operand out, Operand... operands) {
        return new Instruction(operation, List.of(operands), out);
    }

    private static Operand make(Kernels kernels, DType dtype, int rows, int columns, List<Operand> made) {
        Operand operand = new Operand(kernels.allocate(dtype, rows * columns), rows, columns);
        made.add(operand);
        return operand;
    }
}
