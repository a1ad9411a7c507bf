package dev.lockstep.api.op;

import java.util.List;

/**
 * A formula taken apart: intermediate results in the order in which they are computed, then the result.
 *
 * @param arity how many operands it has
 */
public record FormulaBody(int arity, List<Assignment> assignments, Expression result) {
    /** The most operands that a formula has; kernels have places for so many. */
    public static final int MOST_OPERANDS = 4;

    public FormulaBody {
        assignments = List.copyOf(assignments);
    }

    /** An intermediate result and how it is computed. */
    public record Assignment(String name, Expression value) {}
}
