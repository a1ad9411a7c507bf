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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An operation with the matrices that it takes and the one that it writes, as data: what a recorded step consists of.
 *
 * @param operands the matrices, in the operation's order
 */
public record Instruction(Operation operation, List<Operand> operands, Operand out) {
    public Instruction {
        operands = List.copyOf(operands);
    }

    /** What users call the operation, with its numbers. */
    public String description() {
        return operation.description();
    }

    /** The storages whose contents matter: those of the operands, and that of the result where a part of it stays as it was. */
    public List<Storage> reads() {
        List<Storage> reads = new ArrayList<>(operands.size() + 1);
        for (Operand operand : operands) {
            reads.add(operand.storage());
        }
        if (operation instanceof Copy copy && copy.count() < out.length()) {
            reads.add(out.storage());
        }
        return reads;
    }

    /** The same instruction on other storages. */
    public Instruction on(UnaryOperator<Storage> storages) {
        return new Instruction(
                operation,
                operands.stream()
                        .map(operand -> operand.in(storages.apply(operand.storage())))
                        .toList(),
                out.in(storages.apply(out.storage())));
    }

    /** A concatenation as one copy for each of its parts, in their order. */
    public static List<Instruction> copies(Concatenation operation, List<Operand> parts, Operand out) {
        List<Instruction> copies = new ArrayList<>(parts.size());
        int row = 0;
        int column = 0;
        for (Operand part : parts) {
            Copy copy = Copy.into(operation.label(), part.rows(), part.columns(), out.columns(), row, column);
            copies.add(new Instruction(copy, List.of(part), out));
            row += operation.beside() ? 0 : part.rows();
            column += operation.beside() ? part.columns() : 0;
        }
        return copies;
    }

    /** Computes it now. */
    public void execute(Kernels kernels) {
        operation.accept(new Execution(kernels, operands, out));
    }

    private record Execution(Kernels kernels, List<Operand> operands, Operand out) implements Operation.Visitor<Void> {
        @Override
        public Void product(Product operation) {
            kernels.product(operation, operands.get(0), operands.get(1), out);
            return null;
        }

        @Override
        public Void elementwise(Elementwise operation) {
            kernels.elementwise(operation, operands, out);
            return null;
        }

        @Override
        public Void reduction(Reduction operation) {
            kernels.reduction(operation, operands.get(0), out);
            return null;
        }

        @Override
        public Void copy(Copy operation) {
            kernels.copy(operation, operands.get(0), out);
            return null;
        }

        @Override
        public Void concatenation(Concatenation operation) {
            kernels.concatenation(operation, operands, out);
            return null;
        }

        @Override
        public Void gather(Gather operation) {
            kernels.gather(operands.get(0), operands.get(1), out);
            return null;
        }

        @Override
        public Void scatterAdd(ScatterAdd operation) {
            kernels.scatterAdd(operands.get(0), operands.get(1), out);
            return null;
        }

        @Override
        public Void randomUniform(RandomUniform operation) {
            kernels.randomUniform(operation, operands.get(0), out);
            return null;
        }

        @Override
        public Void rowFunction(RowFunction operation) {
            kernels.rowFunction(operation, operands.get(0), out);
            return null;
        }
    }
}
