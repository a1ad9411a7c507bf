package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.op.Formula;

/** The numbers by which kernels know what is not a formula; a formula's is its place among the formulas. */
enum InstructionCode {
    PRODUCT,
    SUMS,
    MAXIMA,
    MAXIMUM_INDICES,
    COPY,
    GATHER,
    SCATTER_ADD,
    RANDOM_UNIFORM,
    ROW_FUNCTION;

    private static final long FIRST = 1000;

    long number() {
        return FIRST + ordinal();
    }

    static long of(Formula formula) {
        return formula.ordinal();
    }
}
