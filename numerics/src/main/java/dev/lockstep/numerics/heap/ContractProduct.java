package dev.lockstep.numerics.heap;

import dev.lockstep.numerics.gemm.Gemm;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The matrix product in Java, counted as {@code contract}. */
public final class ContractProduct implements MatrixProduct {
    private final Gemm gemm;
    private final WorkerPool pool;
    private final LongAdder count = new LongAdder();

    public ContractProduct(VectorSupport vectors, WorkerPool pool) {
        this.gemm = Gemm.create(vectors.enabled());
        this.pool = pool;
    }

    @Override
    public void multiply(HeapStorage a, boolean transposeA, HeapStorage b, boolean transposeB, HeapStorage out) {
        count.increment();
        int m = out.rows();
        int n = out.columns();
        int k = transposeA ? a.rows() : a.columns();
        if (out.doubles() != null) {
            gemm.multiply(a.doubles(), transposeA, b.doubles(), transposeB, out.doubles(), m, n, k, pool);
        } else {
            gemm.multiply(a.floats(), transposeA, b.floats(), transposeB, out.floats(), m, n, k, pool);
        }
    }

    @Override
    public Map<String, LongSupplier> counts() {
        return Map.of("contract", count::sum);
    }
}
