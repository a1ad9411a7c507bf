package dev.lockstep.backend.blas.internal.baseline;

/**
 * The sizes of a product of matrices by rows, as a BLAS takes them: it works by columns, where these matrices are their transposes, so it
 * computes {@code C' = op(B)' * op(A)'}.
 *
 * @param transposeA whether A is stored as k x m
 * @param transposeB whether B is stored as n x k
 */
record RawShape(int m, int k, int n, boolean transposeA, boolean transposeB) {
    String flagA() {
        return transposeA ? "T" : "N";
    }

    String flagB() {
        return transposeB ? "T" : "N";
    }

    int strideA() {
        return transposeA ? m : k;
    }

    int strideB() {
        return transposeB ? k : n;
    }
}
