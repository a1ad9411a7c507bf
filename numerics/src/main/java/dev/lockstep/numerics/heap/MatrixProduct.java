package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Operand;
import java.util.Map;
import java.util.function.LongSupplier;

/** Computes matrix products for {@link HeapKernels}; a backend with a faster library brings its own. */
public interface MatrixProduct {
    /** {@code out = op(a) * op(b)}, op being the transposition where its flag is set, as {@link dev.lockstep.api.op.Product} has it. */
    void multiply(Operand a, boolean transposeA, Operand b, boolean transposeB, Operand out);

    /** {@link dev.lockstep.api.spi.Kernels#matmulCounts}. */
    Map<String, LongSupplier> counts();
}
