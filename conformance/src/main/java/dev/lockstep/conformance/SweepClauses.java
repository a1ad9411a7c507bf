package dev.lockstep.conformance;

import dev.lockstep.api.op.Formula;
import java.util.Arrays;
import java.util.stream.Stream;

/** Functions of one element compared at very many arguments, and at the hardest. */
final class SweepClauses {
    /** Elements compared at once, as a matrix of one row. */
    private static final int AT_ONCE = 1 << 18;

    /** Where sigmoid, tanh and the derivatives curve; where exp does in float32, and in float64. */
    private static final double[] BOUNDS = {1, 40, 110, 750};

    private SweepClauses() {}

    static Stream<Clause> all(int arguments) {
        return Arrays.stream(Formula.values())
                .filter(formula -> formula.arity() == 1)
                .flatMap(formula -> Stream.of(
                        ElementwiseClauses.clause(
                                formula,
                                arguments + " numbers spread over all",
                                (comparison, values) -> spread(comparison, formula, values, arguments)),
                        ElementwiseClauses.clause(
                                formula,
                                arguments + " numbers where functions curve",
                                (comparison, values) -> curves(comparison, formula, values, arguments)),
                        ElementwiseClauses.clause(
                                formula,
                                "the hardest numbers, and those around them",
                                (comparison, values) -> ElementwiseClauses.compare(
                                        comparison, formula, HardNumbers.with(comparison.dtype())))));
    }

    private static void spread(Comparison comparison, Formula formula, Values values, int arguments) {
        for (int from = 0; from < arguments; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, arguments - from);
            ElementwiseClauses.compare(comparison, formula, values.spread(comparison.dtype(), from, count, arguments));
        }
    }

    private static void curves(Comparison comparison, Formula formula, Values values, int arguments) {
        for (int from = 0; from < arguments; from += AT_ONCE) {
            double bound = BOUNDS[from / AT_ONCE % BOUNDS.length];
            ElementwiseClauses.compare(comparison, formula, values.within(bound, Math.min(AT_ONCE, arguments - from)));
        }
    }
}
