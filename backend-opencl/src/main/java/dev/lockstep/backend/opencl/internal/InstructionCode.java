package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;

/** The numbers by which kernels know the instructions. */
final class InstructionCode {
    static final long SUBTRACT_SCALED = 200;
    static final long COPY = 201;
    static final long SUBTRACT_SCALED_BY = 202;
    static final long MATRIX_PRODUCT = 300;
    static final long SUMS = 301;
    static final long TRANSPOSITION = 302;

    private static final long FIRST_BINARY = 100;

    private InstructionCode() {}

    static long of(UnaryOperation operation) {
        return operation.ordinal();
    }

    static long of(BinaryOperation operation) {
        return FIRST_BINARY + operation.ordinal();
    }
}
