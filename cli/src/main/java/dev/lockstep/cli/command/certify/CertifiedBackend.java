package dev.lockstep.cli.command.certify;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.conformance.OperationResult;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the conformance kit found of a backend.
 *
 * @param operations nothing of a backend that is not available
 */
record CertifiedBackend(BackendStatus status, List<OperationResult> operations) {
    boolean tested() {
        return status.isAvailable();
    }

    boolean failed() {
        return operations.stream().anyMatch(operation -> !operation.passed());
    }

    long checks() {
        return sum(OperationResult::checks);
    }

    long failedChecks() {
        return sum(operation -> operation.failures().size());
    }

    long results() {
        return sum(OperationResult::results);
    }

    long values() {
        return sum(OperationResult::values);
    }

    private long sum(ToLongFunction<OperationResult> part) {
        return operations.stream().mapToLong(part).sum();
    }
}
