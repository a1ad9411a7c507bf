package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The matrix product in Java, counted as {@code contract}. */
public final class ContractProduct implements MatrixProduct {
    private final Gemm gemm;
    private final WorkerPool pool;
    private final AtomicLong count = new AtomicLong();

    public ContractProduct(VectorSupport vectors, WorkerPool pool) {
        this.gemm = vectors.gemm();
        this.pool = pool;
    }

    @Override
    public void multiply(Operand a, boolean transposeA, Operand b, boolean transposeB, Operand out) {
        count.incrementAndGet();
        int m = out.rows();
        int n = out.columns();
        int k = transposeA ? a.rows() : a.columns();
        HeapStorage left = HeapStorage.of(a);
        HeapStorage right = HeapStorage.of(b);
        HeapStorage result = HeapStorage.of(out);
        if (result.doubles() != null) {
            gemm.multiply(left.doubles(), transposeA, right.doubles(), transposeB, result.doubles(), m, n, k, pool);
        } else {
            gemm.multiply(left.floats(), transposeA, right.floats(), transposeB, result.floats(), m, n, k, pool);
        }
    }

    @Override
    public Map<String, LongSupplier> counts() {
        return Map.of("contract", count::get);
    }
}
