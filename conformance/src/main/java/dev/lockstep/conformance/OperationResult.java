package dev.lockstep.conformance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link Certification} found of one operation, or of another thing that a backend does.
 *
 * @param operation such as {@code matmul}, {@code tanh} or {@code closing}
 * @param checks the number of statements of the contract that were checked
 * @param results the number of matrices compared in bits
 * @param values the number of their elements
 * @param failures what each check that failed says; none if the operation passed
 */
public record OperationResult(String operation, int checks, long results, long values, List<String> failures) {
    public OperationResult {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }

    OperationResult plus(OperationResult more) {
        return new OperationResult(
                operation,
                checks + more.checks,
                results + more.results,
                values + more.values,
                Stream.concat(failures.stream(), more.failures.stream()).toList());
    }
}
