package dev.lockstep.conformance;

import java.util.stream.Stream;

/** All that a backend must do; {@link ConformanceSuite} and {@link Certification} run these same checks. */
final class Contract {
    private Contract() {}

    static Stream<Section> of(Subject subject, Coverage coverage) {
        return Stream.of(
                        ProviderChecks.sections(subject),
                        OperationChecks.sections(subject, coverage),
                        MemoryChecks.sections(subject),
                        TrainingChecks.sections(subject, coverage),
                        MatrixChecks.sections(subject),
                        Stream.of(closing(subject)))
                .flatMap(sections -> sections);
    }

    /** The last section. */
    private static Section closing(Subject subject) {
        Check check = new Check("closing", "close: after all else", bits -> subject.close());
        return new Section("a backend that computed all this can be closed", Stream.of(check));
    }
}
