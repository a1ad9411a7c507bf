package dev.lockstep.conformance;

import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contract says of compiled programs: one of all instructions there are, with every formula. */
final class ProgramClauses {
    private static final int X = 0;
    private static final int Y = 1;
    private static final int ROW = 2;
    private static final int COLUMN = 3;
    private static final int INDICES = 4;
    private static final int POSITION = 5;

    private ProgramClauses() {}

    static Stream<Clause> all() {
        return Stream.of(new Clause(
                "compile",
                "compile",
                "compile: the bits of the instructions run one by one",
                (comparison, values) -> everyInstruction(comparison, values, values.size(20), values.size(30))));
    }

    /** A program on matrices that are not small. */
    static Stream<Clause> large(int size) {
        return Stream.of(new Clause(
                "compile",
                "compile",
                "compile: large matrices",
                (comparison, values) -> everyInstruction(comparison, values, size / 4 + 3, size / 3 + 1)));
    }

    /** An operation on some of the given matrices, into an output of the given shape. */
    private record Step(Operation operation, int rows, int columns, int... operands) {
        Instruction instruction(List<Operand> given, Operand out) {
            return new Instruction(
                    operation, Arrays.stream(operands).mapToObj(given::get).toList(), out);
        }
    }

    private static void everyInstruction(Comparison comparison, Values values, int rows, int columns) {
        List<Step> steps = steps(rows, columns);
        List<GivenMatrix> operands = new ArrayList<>(List.of(
                values.edges(rows, columns),
                values.finite(rows, columns),
                values.edges(1, columns),
                values.edges(rows, 1),
                values.indices(rows, 1, rows),
                new GivenMatrix(1, 2, 3, 4)));
        int given = operands.size();
        steps.forEach(step -> operands.add(GivenMatrix.garbage(step.rows(), step.columns())));
        comparison.sameUpdate(
                "a program of every instruction, run twice",
                values.finite(rows, columns),
                (kernels, updated, matrices) -> {
                    List<Operand> outputs = matrices.subList(given, matrices.size());
                    List<Instruction> instructions = new ArrayList<>();
                    for (int i = 0; i < steps.size(); i++) {
                        instructions.add(steps.get(i).instruction(matrices, outputs.get(i)));
                    }
                    int some = (rows + 3) / 4;
                    Operand y = matrices.get(Y);
                    instructions.add(new Instruction(
                            Copy.rows("setRows", columns, rows - some, rows / 3, some), List.of(y), updated));
                    instructions.add(new Instruction(
                            Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.1), List.of(updated, y), updated));
                    requireEveryKind(instructions);
                    runTwice(kernels, instructions, outputs);
                },
                i -> i < given
                        ? "operand " + i + " afterwards"
                        : "result of " + steps.get(i - given).operation().description(),
                operands.toArray(GivenMatrix[]::new));
    }

    private static List<Step> steps(int rows, int columns) {
        List<Step> steps = new ArrayList<>();
        for (Formula formula : Formula.values()) {
            Elementwise operation = Elementwise.of(formula);
            int[] all = new int[formula.arity()];
            steps.add(new Step(operation, rows, columns, all));
            for (int place = 0; place < formula.arity() && formula.arity() > 1; place++) {
                for (int other : new int[] {Y, ROW, COLUMN}) {
                    int[] operands = all.clone();
                    operands[place] = other;
                    steps.add(new Step(operation, rows, columns, operands));
                }
                steps.add(new Step(operation.with(place, 0.1), rows, columns, Arrays.copyOf(all, all.length - 1)));
            }
        }
        for (Reduction reduction : Reduction.values()) {
            steps.add(new Step(reduction, reduction.rows(rows), reduction.columns(columns), Y));
        }
        steps.add(new Step(Copy.transpose(rows, columns), columns, rows, X));
        steps.add(new Step(new Concatenation(true), rows, columns + 1, X, COLUMN));
        steps.add(new Step(new Concatenation(false), rows + 1, columns, ROW, X));
        steps.add(new Step(new Gather(), rows, columns, X, INDICES));
        steps.add(new Step(new ScatterAdd(rows), rows, columns, Y, INDICES));
        steps.add(new Step(new RandomUniform(rows, columns, 5, 6), rows, columns, POSITION));
        for (RowFunction.Rule rule : RowFunction.Rule.values()) {
            steps.add(new Step(new RowFunction(rule, 1), rows, columns, X));
        }
        steps.add(new Step(new Product(false, true, 1), rows, rows, Y, Y));
        steps.add(new Step(new Product(true, false, 1), columns, columns, Y, Y));
        steps.add(new Step(new Product(true, false, rows), rows * columns, columns, Y, Y));
        return steps;
    }

    private static void requireEveryKind(List<Instruction> instructions) {
        Set<Class<?>> found = instructions.stream()
                .map(instruction -> instruction.operation().getClass())
                .collect(Collectors.toSet());
        Require.equal("the instructions", Set.of(Operation.class.getPermittedSubclasses()), found);
    }

    private static void runTwice(Kernels kernels, List<Instruction> instructions, List<Operand> outputs) {
        try (Program program = kernels.compile(
                instructions, outputs.stream().map(Operand::storage).toList())) {
            program.run();
            program.run();
        }
    }
}
