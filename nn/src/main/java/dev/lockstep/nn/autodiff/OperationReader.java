package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.spi.Instruction;
import java.util.List;

/** Reads an operation from the instruction that computes it. */
final class OperationReader {
    private OperationReader() {}

    static TapedOperation read(Instruction instruction, List<Matrix> matrices, Matrix result) {
        return new TapedOperation(name(instruction), operands(instruction, matrices), result);
    }

    /** The instruction's name without its number. */
    static String name(Instruction instruction) {
        String name = instruction.name();
        int number = name.indexOf(" (");
        return number < 0 ? name : name.substring(0, number);
    }

    private static List<TapedOperand> operands(Instruction instruction, List<Matrix> matrices) {
        if (instruction instanceof Instruction.BinaryRightScalar right) {
            return List.of(TapedOperand.of(matrices.get(0)), TapedOperand.of(right.b()));
        }
        if (instruction instanceof Instruction.BinaryLeftScalar left) {
            return List.of(TapedOperand.of(left.a()), TapedOperand.of(matrices.get(0)));
        }
        return matrices.stream().map(TapedOperand::of).toList();
    }
}
