package dev.lockstep.conformance;

import java.util.stream.Stream;

/** What takes minutes to compare, and finds what a few values and shapes do not. */
final class MoreClauses {
    private MoreClauses() {}

    static Stream<Clause> all(Coverage coverage) {
        return Stream.concat(
                coverage.swept() == 0 ? Stream.of() : swept(coverage.swept()),
                coverage.largest() == 0 ? Stream.of() : large(coverage.largest()));
    }

    private static Stream<Clause> swept(int arguments) {
        return Stream.concat(SweepClauses.all(arguments), PairClauses.all(arguments));
    }

    private static Stream<Clause> large(int size) {
        return Stream.of(
                        ProductClauses.large(size),
                        ElementwiseClauses.large(size),
                        SumClauses.large(size),
                        MovementClauses.large(size),
                        ProgramClauses.large(size))
                .flatMap(clauses -> clauses);
    }
}
