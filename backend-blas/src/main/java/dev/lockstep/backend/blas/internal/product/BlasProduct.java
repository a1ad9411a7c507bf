package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.api.spi.Operand;
import dev.lockstep.backend.blas.internal.certification.CertifiedLibrary;
import dev.lockstep.numerics.heap.ContractProduct;
import dev.lockstep.numerics.heap.HeapStorage;
import dev.lockstep.numerics.heap.MatrixProduct;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Matrix products by the library, counted as {@code native}; those that it may not compute, or that are too small to gain from it,
 * by the contract's Java kernel, counted as {@code contract}. The bits are the same.
 */
public final class BlasProduct implements MatrixProduct {
    private final ContractProduct contract;
    private final Threshold threshold;
    private final NativePath<double[]> doubles;
    private final NativePath<float[]> floats;
    private final AtomicLong count = new AtomicLong();

    /**
     * A matrix product.
     *
     * @param contract computes what the library does not
     * @param threshold which products are left to it from the start
     */
    public BlasProduct(CertifiedLibrary library, ContractProduct contract, Threshold threshold, WorkerPool pool) {
        this.contract = contract;
        this.threshold = threshold;
        String description = library.library().description();
        this.doubles = new NativePath<>(
                library.doubles(),
                library.dgemm(),
                new DistrustWarning(library.doubles().dtype(), library.doubles().function(), description),
                pool);
        this.floats = new NativePath<>(
                library.floats(),
                library.sgemm(),
                new DistrustWarning(library.floats().dtype(), library.floats().function(), description),
                pool);
    }

    @Override
    public void multiply(Operand a, boolean transposeA, Operand b, boolean transposeB, Operand out) {
        int m = out.rows();
        int n = out.columns();
        int k = transposeA ? a.rows() : a.columns();
        if (!threshold.leavesToJava(m, n, k) && multiply(a, transposeA, b, transposeB, out, m, n, k)) {
            count.incrementAndGet();
        } else {
            contract.multiply(a, transposeA, b, transposeB, out);
        }
    }

    private boolean multiply(
            Operand a, boolean transposeA, Operand b, boolean transposeB, Operand out, int m, int n, int k) {
        HeapStorage left = HeapStorage.of(a);
        HeapStorage right = HeapStorage.of(b);
        HeapStorage result = HeapStorage.of(out);
        return result.doubles() != null
                ? doubles.multiply(left.doubles(), transposeA, right.doubles(), transposeB, result.doubles(), m, n, k)
                : floats.multiply(left.floats(), transposeA, right.floats(), transposeB, result.floats(), m, n, k);
    }

    @Override
    public Map<String, LongSupplier> counts() {
        Map<String, LongSupplier> counts = new HashMap<>(contract.counts());
        counts.put("native", count::get);
        return counts;
    }
}
