package dev.lockstep.numerics.heap;

import java.util.Map;
import java.util.function.LongSupplier;

/** Computes matrix products for {@link HeapKernels}; a backend with a faster library brings its own. */
public interface MatrixProduct {
    /** {@link dev.lockstep.api.spi.Kernels#matmul}. */
    void multiply(HeapStorage a, boolean transposeA, HeapStorage b, boolean transposeB, HeapStorage out);

    /** {@link dev.lockstep.api.spi.Kernels#matmulCounts}. */
    Map<String, LongSupplier> counts();
}
