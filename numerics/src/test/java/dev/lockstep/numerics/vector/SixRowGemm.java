package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.Gemm;

/** Products through the kernels for large ones alone, whatever the shape and the width of vectors. */
public final class SixRowGemm {
    private SixRowGemm() {}

    public static Gemm forAllProducts() {
        return new Gemm(
                () -> new SixRowDoubleKernel(new VectorDoubleKernel()),
                work -> true,
                () -> new SixRowFloatKernel(new VectorFloatKernel()),
                work -> true);
    }
}
