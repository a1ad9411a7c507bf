package dev.lockstep.api.op;

import static dev.lockstep.api.op.Formula.AVERAGE_SQUARES;
import static dev.lockstep.api.op.Formula.MOVE_TOWARDS;
import static dev.lockstep.api.op.Formula.ROOT_QUOTIENT;
import static dev.lockstep.api.op.Formula.SUBTRACT_QUOTIENT;

import java.util.List;

/**
 * Formulas that often follow each other, so that a backend may compute all of them for some elements, then for the next; no result needs
 * anything from another place, so that the order of places changes no bit.
 */
public enum FormulaChain {
    /** The update of Adam for one parameter. */
    ADAM(
            new Link(MOVE_TOWARDS, "mean", "mean", Link.STAYS, "gradient"),
            new Link(AVERAGE_SQUARES, "square", "square", Link.STAYS, "gradient", Link.STAYS),
            new Link(ROOT_QUOTIENT, "deviation", "square", Link.STAYS, Link.STAYS),
            new Link(SUBTRACT_QUOTIENT, "parameter", "parameter", Link.STAYS, "mean", "deviation"));

    private final List<Link> links;

    FormulaChain(Link... links) {
        this.links = List.of(links);
    }

    /** The formulas in their order. */
    public List<Link> links() {
        return links;
    }

    /**
     * A formula, with names for the matrices that it takes and writes: equal names are the same matrix, others different memory.
     *
     * @param operands of each operand its name, or {@link #STAYS}
     */
    public record Link(Formula formula, String result, List<String> operands) {
        /** An operand that is one element for all places, and is not written by the chain. */
        public static final String STAYS = "";

        private Link(Formula formula, String result, String... operands) {
            this(formula, result, List.of(operands));
        }

        /** Whether an operand is one element, counted from 0. */
        public boolean stays(int operand) {
            return operands.get(operand).equals(STAYS);
        }
    }
}
