package dev.lockstep.api.op;

import dev.lockstep.api.decimal.Decimals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * A formula computed for each element of the result from the operands' elements at its place.
 *
 * <p>A matrix operand has the shape of the result, or is a row (1 x columns) used for every row, a column (rows x 1) used for every column,
 * or a single element (1 x 1); at least one has the result's shape. A number is rounded to the matrices' dtype first. The result may be
 * one of the operands that have its shape.
 *
 * @param numbers for each operand of the formula the number that stands for it; empty where it is the next matrix
 */
public record Elementwise(Formula formula, List<OptionalDouble> numbers) implements Operation {
    public Elementwise {
        numbers = List.copyOf(numbers);
        if (numbers.size() != formula.arity()) {
            throw new IllegalArgumentException(
                    formula + " takes " + formula.arity() + " operands, not " + numbers.size());
        }
        if (numbers.stream().allMatch(OptionalDouble::isPresent)) {
            throw new IllegalArgumentException(formula + " has no matrix among its operands");
        }
    }

    /** The formula with a matrix for every operand. */
    public static Elementwise of(Formula formula) {
        return new Elementwise(formula, Collections.nCopies(formula.arity(), OptionalDouble.empty()));
    }

    /** The same operation with a number for one of the formula's operands, counted from 0. */
    public Elementwise with(int operand, double number) {
        List<OptionalDouble> changed = new ArrayList<>(numbers);
        changed.set(operand, OptionalDouble.of(number));
        return new Elementwise(formula, changed);
    }

    /** Whether a number stands for an operand of the formula, counted from 0. */
    public boolean isNumber(int operand) {
        return numbers.get(operand).isPresent();
    }

    /** The number that stands for an operand. */
    public double number(int operand) {
        return numbers.get(operand).getAsDouble();
    }

    /** How many operands are matrices. */
    public int matrices() {
        return (int) numbers.stream().filter(OptionalDouble::isEmpty).count();
    }

    @Override
    public String label() {
        return formula.label();
    }

    @Override
    public String description() {
        StringJoiner given = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).isPresent()) {
                given.add((char) ('a' + i) + " = "
                        + Decimals.toString(numbers.get(i).getAsDouble()));
            }
        }
        return label() + given;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.elementwise(this);
    }
}
