package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes every operation on a few operands and compares it with the reference, before a device is trusted.
 *
 * <p>It finds what a compiler or a device does to every element alike: contraction, flushed subnormals, an inexact division, another
 * order of a sum.
 */
final class Certification {
    private static final int[][] PRODUCTS = {{5, 3, 2}, {37, 300, 29}, {70, 40, 100}};
    private static final int[][] SUMS = {{3, 600}, {600, 3}, {70, 41}};
    private static final int[][] STEPS = {{4, 2, 4}, {70, 40, 50}};
    private static final int ROWS = 9;
    private static final int COLUMNS = 130;
    private static final long SEED = 1;

    private Certification() {}

    /** The first operation that differs from the reference, with operands and bits; empty if the contract is kept. */
    static Optional<String> firstMismatch(Kernels kernels) {
        return Arrays.stream(DType.values())
                .map(dtype -> new OperationChecks(dtype, SEED))
                .flatMap(Certification::checks)
                .map(check -> check.mismatch(kernels))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<OperationCheck> checks(OperationChecks checks) {
        return Stream.<Stream<OperationCheck>>of(
                        Arrays.stream(UnaryOperation.values()).flatMap(f -> checks.unary(f, ROWS, COLUMNS)),
                        Arrays.stream(BinaryOperation.values()).flatMap(f -> checks.binary(f, ROWS, COLUMNS)),
                        Arrays.stream(PRODUCTS).flatMap(s -> checks.matmul(s[0], s[1], s[2])),
                        Arrays.stream(SUMS).flatMap(s -> checks.rowSums(s[0], s[1])),
                        Arrays.stream(SUMS).flatMap(s -> checks.columnSums(s[0], s[1])),
                        Arrays.stream(SUMS).flatMap(s -> checks.sum(s[0], s[1])),
                        checks.transpose(ROWS, COLUMNS),
                        checks.copyRows(ROWS, COLUMNS),
                        checks.subtractScaled(ROWS, COLUMNS),
                        Arrays.stream(STEPS).flatMap(s -> checks.program(s[0], s[1], s[2])))
                .flatMap(family -> family);
    }
}
