package dev.lockstep.trainer.compare;

import java.util.Optional;

/**
 * How a backend's run differs from that of the first.
 *
 * @param backend the name of the one that differs
 * @param result the first loss or weight that does; empty if rounding hides from all of them what an operation does
 * @param operation the first operation that does; empty if each by itself agrees, so that only steps run whole differ
 */
public record Mismatch(String backend, Optional<ResultDifference> result, Optional<OperationDifference> operation) {}
