package dev.lockstep.tck;

import dev.lockstep.api.spi.UnaryOperation;
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
        return Arrays.stream(UnaryOperation.values())
                .flatMap(operation -> Stream.of(
                        ElementwiseClauses.unary(
                                operation,
                                arguments + " numbers spread over all",
                                (comparison, values) -> spread(comparison, operation, values, arguments)),
                        ElementwiseClauses.unary(
                                operation,
                                arguments + " numbers where functions curve",
                                (comparison, values) -> curves(comparison, operation, values, arguments)),
                        ElementwiseClauses.unary(
                                operation,
                                "the hardest numbers, and those around them",
                                (comparison, values) -> ElementwiseClauses.compare(
                                        comparison, operation, HardNumbers.with(comparison.dtype())))));
    }

    private static void spread(Comparison comparison, UnaryOperation operation, Values values, int arguments) {
        for (int from = 0; from < arguments; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, arguments - from);
            ElementwiseClauses.compare(
                    comparison, operation, values.spread(comparison.dtype(), from, count, arguments));
        }
    }

    private static void curves(Comparison comparison, UnaryOperation operation, Values values, int arguments) {
        for (int from = 0; from < arguments; from += AT_ONCE) {
            double bound = BOUNDS[from / AT_ONCE % BOUNDS.length];
            ElementwiseClauses.compare(
                    comparison, operation, values.within(bound, Math.min(AT_ONCE, arguments - from)));
        }
    }
}
