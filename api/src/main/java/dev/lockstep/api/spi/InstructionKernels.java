package dev.lockstep.api.spi;

import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import java.util.List;

/** Kernels to which all operations come by one method, as instructions; what is faster otherwise is overridden. */
public interface InstructionKernels extends Kernels {
    /** Computes an instruction now. */
    void compute(Instruction instruction);

    @Override
    default void product(Product operation, Operand a, Operand b, Operand out) {
        compute(operation, out, a, b);
    }

    @Override
    default void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        compute(new Instruction(operation, operands, out));
    }

    @Override
    default void reduction(Reduction operation, Operand a, Operand out) {
        compute(operation, out, a);
    }

    @Override
    default void copy(Copy operation, Operand source, Operand out) {
        compute(operation, out, source);
    }

    @Override
    default void concatenation(Concatenation operation, List<Operand> operands, Operand out) {
        compute(new Instruction(operation, operands, out));
    }

    @Override
    default void gather(Operand source, Operand indices, Operand out) {
        compute(new Gather(), out, source, indices);
    }

    @Override
    default void scatterAdd(Operand source, Operand indices, Operand out) {
        compute(new ScatterAdd(out.rows()), out, source, indices);
    }

    @Override
    default void randomUniform(RandomUniform operation, Operand position, Operand out) {
        compute(operation, out, position);
    }

    @Override
    default void rowFunction(RowFunction operation, Operand a, Operand out) {
        compute(operation, out, a);
    }

    private void compute(Operation operation, Operand out, Operand... operands) {
        compute(new Instruction(operation, List.of(operands), out));
    }
}
