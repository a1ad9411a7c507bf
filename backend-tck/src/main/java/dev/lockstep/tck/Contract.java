package dev.lockstep.tck;

import java.util.stream.Stream;

/** All that a backend must do; JUnit and {@link Certification} run these same checks. */
final class Contract {
    private Contract() {}

    static Stream<Section> of(Subject subject, Coverage coverage) {
        return Stream.of(
                        ProviderChecks.sections(subject),
                        OperationChecks.sections(subject, coverage),
                        MemoryChecks.sections(subject),
                        TrainingChecks.sections(subject, coverage),
                        MatrixChecks.sections(subject))
                .flatMap(sections -> sections);
    }
}
