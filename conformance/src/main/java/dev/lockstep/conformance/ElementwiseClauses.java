package dev.lockstep.conformance;

import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What the contract says of each formula; the enum's constants are all of them. */
final class ElementwiseClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 2}, {1, 7}, {5, 1}, {5, 5}, {3, 8}, {9, 17}, {1, 255}, {257, 1}, {7, 64}, {33, 129}, {70, 257}
    };

    private ElementwiseClauses() {}

    static Stream<Clause> all() {
        return Arrays.stream(Formula.values())
                .flatMap(formula -> formula.arity() == 1 ? ofOne(formula) : ofSeveral(formula));
    }

    /** Formulas of large matrices; those of several operands also with a row and a column. */
    static Stream<Clause> large(int size) {
        int rows = size + 7;
        int columns = size + 5;
        return Arrays.stream(Formula.values())
                .map(formula -> clause(formula, "large matrices", (comparison, values) -> {
                    Elementwise operation = Elementwise.of(formula);
                    comparison.same(operation, rows, columns, matrices(formula, values, rows, columns));
                    if (formula.arity() > 1) {
                        GivenMatrix[] withRow = matrices(formula, values, rows, columns);
                        withRow[1] = values.edges(1, columns);
                        comparison.same(operation, rows, columns, withRow);
                        GivenMatrix[] withColumn = matrices(formula, values, rows, columns);
                        withColumn[0] = values.edges(rows, 1);
                        comparison.same(operation, rows, columns, withColumn);
                    }
                }));
    }

    static Clause clause(Formula formula, String text, Clause.Body body) {
        return new Clause(formula, formula.label(), formula.label() + ": " + text, body);
    }

    /** The formula of matrices of one shape, into a new matrix and in place of the first. */
    static void compare(Comparison comparison, Formula formula, GivenMatrix... operands) {
        Elementwise operation = Elementwise.of(formula);
        comparison.same(operation, operands[0].rows(), operands[0].columns(), operands);
        comparison.sameInPlace(operation, 0, operands[0], Arrays.copyOfRange(operands, 1, operands.length));
    }

    private static Stream<Clause> ofOne(Formula formula) {
        return Stream.of(clause(formula, formula.text(), (comparison, values) -> {
            compare(comparison, formula, Values.allEdges());
            compare(comparison, formula, values.subnormal(7, 9));
            compare(comparison, formula, values.anywhere(values.size(301), values.size(300)));
            for (int[] shape : values.shapes(SHAPES)) {
                compare(comparison, formula, values.edges(shape[0], shape[1]));
                compare(comparison, formula, values.anywhere(shape[0], shape[1]));
            }
        }));
    }

    private static Stream<Clause> ofSeveral(Formula formula) {
        return Stream.of(
                clause(formula, formula.text(), (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        matrices(comparison, formula, values, shape[0], shape[1]);
                    }
                }),
                clause(
                        formula,
                        formula.text() + ", with rows, columns and elements used for a whole matrix",
                        (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                broadcasts(comparison, formula, values, shape[0], shape[1]);
                            }
                        }),
                clause(formula, formula.text() + ", with numbers rounded to the dtype", (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        numbers(comparison, formula, values, shape[0], shape[1]);
                    }
                }));
    }

    /** Matrices of the result's shape, into a new matrix, in place of each, and one matrix for all operands. */
    private static void matrices(Comparison comparison, Formula formula, Values values, int rows, int columns) {
        Elementwise operation = Elementwise.of(formula);
        GivenMatrix[] operands = matrices(formula, values, rows, columns);
        comparison.same(operation, rows, columns, operands);
        for (int place = 0; place < operands.length; place++) {
            comparison.sameInPlace(operation, place, operands[place], without(operands, place));
        }
        comparison.sameUpdate(
                operation.description() + " of a matrix and itself",
                GivenMatrix.garbage(rows, columns),
                (kernels, out, given) ->
                        kernels.elementwise(operation, Collections.nCopies(operands.length, given.get(0)), out),
                operands[0]);
    }

    /** Each operand in turn as a row, a column and an element, into a new matrix and in place of another. */
    private static void broadcasts(Comparison comparison, Formula formula, Values values, int rows, int columns) {
        Elementwise operation = Elementwise.of(formula);
        for (int place = 0; place < formula.arity(); place++) {
            for (GivenMatrix spread : List.of(values.edges(1, columns), values.edges(rows, 1), values.edges(1, 1))) {
                GivenMatrix[] operands = matrices(formula, values, rows, columns);
                operands[place] = spread;
                comparison.same(operation, rows, columns, operands);
                int other = place == 0 ? 1 : 0;
                comparison.sameInPlace(operation, other, operands[other], without(operands, other));
            }
        }
    }

    /** Each operand in turn as a number, into a new matrix and in place of another; then all but one as numbers. */
    private static void numbers(Comparison comparison, Formula formula, Values values, int rows, int columns) {
        for (int place = 0; place < formula.arity(); place++) {
            for (double number : new double[] {values.number(), 0.1}) {
                Elementwise operation = Elementwise.of(formula).with(place, number);
                GivenMatrix[] others = without(matrices(formula, values, rows, columns), place);
                comparison.same(operation, rows, columns, others);
                comparison.sameInPlace(operation, 0, others[0], without(others, 0));
            }
        }
        Elementwise almost = Elementwise.of(formula);
        for (int place = 1; place < formula.arity(); place++) {
            almost = almost.with(place, values.number());
        }
        comparison.same(almost, rows, columns, values.anywhere(rows, columns));
    }

    private static GivenMatrix[] matrices(Formula formula, Values values, int rows, int columns) {
        GivenMatrix[] matrices = new GivenMatrix[formula.arity()];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = i % 2 == 0 ? values.anywhere(rows, columns) : values.edges(rows, columns);
        }
        return matrices;
    }

    private static GivenMatrix[] without(GivenMatrix[] operands, int place) {
        List<GivenMatrix> others = new ArrayList<>(Arrays.asList(operands));
        others.remove(place);
        return others.toArray(GivenMatrix[]::new);
    }
}
