package dev.lockstep.tck;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contract says of compiled programs: one of all instructions there are, with every function of elements. */
final class ProgramClauses {
    private ProgramClauses() {}

    static Stream<Clause> all() {
        return Stream.of(new Clause(
                "compile(List,List)",
                "compile",
                "compile: the bits of the instructions run one by one",
                (comparison, values) -> everyInstruction(comparison, values, values.size(20), values.size(30))));
    }

    /** A program on matrices that are not small. */
    static Stream<Clause> large(int size) {
        return Stream.of(new Clause(
                "compile(List,List)",
                "compile",
                "compile: large matrices",
                (comparison, values) -> everyInstruction(comparison, values, size / 4 + 3, size / 3 + 1)));
    }

    /** An instruction from the operands x, y, a row and a column, into an output of the given shape. */
    private record Step(int rows, int columns, Maker maker) {}

    private interface Maker {
        Instruction make(List<Storage> operands, Storage out);
    }

    private static void everyInstruction(Comparison comparison, Values values, int rows, int columns) {
        List<Step> steps = steps(rows, columns);
        List<Operand> operands = new ArrayList<>(List.of(
                values.edges(rows, columns),
                values.finite(rows, columns),
                values.edges(1, columns),
                values.edges(rows, 1),
                values.finite(1, 1)));
        int given = operands.size();
        steps.forEach(step -> operands.add(Operand.garbage(step.rows(), step.columns())));
        List<Instruction> instructions = new ArrayList<>();
        comparison.sameUpdate(
                "a program of every instruction, run twice",
                values.finite(rows, columns),
                (kernels, updated, storages) -> {
                    List<Storage> outputs = storages.subList(given, storages.size());
                    instructions.clear();
                    for (int i = 0; i < steps.size(); i++) {
                        instructions.add(steps.get(i).maker().make(storages, outputs.get(i)));
                    }
                    int some = (rows + 3) / 4;
                    instructions.add(new Instruction.CopyRows(storages.get(1), rows - some, updated, rows / 3, some));
                    instructions.add(new Instruction.SubtractScaled(updated, 0.1, storages.get(1)));
                    instructions.add(
                            new Instruction.SubtractScaledBy(updated, storages.get(given - 1), storages.get(1)));
                    requireEveryKind(instructions);
                    runTwice(kernels, instructions, outputs);
                },
                i -> i < given
                        ? "operand " + i + " afterwards"
                        : "result of " + instructions.get(i - given).name(),
                operands.toArray(Operand[]::new));
    }

    private static List<Step> steps(int rows, int columns) {
        List<Step> steps = new ArrayList<>();
        for (UnaryOperation operation : UnaryOperation.values()) {
            steps.add(new Step(rows, columns, (in, out) -> new Instruction.Unary(operation, in.get(0), out)));
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            for (int other = 1; other < 4; other++) {
                int second = other;
                steps.add(new Step(
                        rows, columns, (in, out) -> new Instruction.Binary(operation, in.get(0), in.get(second), out)));
            }
            steps.add(new Step(
                    rows, columns, (in, out) -> new Instruction.BinaryRightScalar(operation, in.get(0), 0.1, out)));
            steps.add(new Step(
                    rows, columns, (in, out) -> new Instruction.BinaryLeftScalar(operation, 0.1, in.get(0), out)));
        }
        steps.add(new Step(rows, 1, (in, out) -> new Instruction.RowSums(in.get(1), out)));
        steps.add(new Step(1, columns, (in, out) -> new Instruction.ColumnSums(in.get(1), out)));
        steps.add(new Step(1, 1, (in, out) -> new Instruction.Sum(in.get(1), out)));
        steps.add(new Step(columns, rows, (in, out) -> new Instruction.Transpose(in.get(0), out)));
        steps.add(new Step(rows, rows, (in, out) -> new Instruction.Matmul(in.get(1), false, in.get(1), true, out)));
        steps.add(new Step(
                columns, columns, (in, out) -> new Instruction.Matmul(in.get(1), true, in.get(1), false, out)));
        return steps;
    }

    private static void requireEveryKind(List<Instruction> instructions) {
        Set<Class<?>> found = instructions.stream().map(Object::getClass).collect(Collectors.toSet());
        Require.equal("the instructions", Set.of(Instruction.class.getPermittedSubclasses()), found);
    }

    private static void runTwice(Kernels kernels, List<Instruction> instructions, List<Storage> outputs) {
        try (Program program = kernels.compile(instructions, outputs)) {
            program.run();
            program.run();
        }
    }
}
