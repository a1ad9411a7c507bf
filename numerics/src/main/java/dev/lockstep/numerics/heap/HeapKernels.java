package dev.lockstep.numerics.heap;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.Map;
import java.util.function.LongSupplier;

/** The fast kernels over Java arrays; only the matrix product can be another's. */
public final class HeapKernels implements Kernels {
    private final MatrixProduct product;
    private final WorkerPool pool;
    private final Elementwise elementwise;
    private final Sums sums;
    private final ThreadLocal<HeapStorage> element64 = element(DType.FLOAT64);
    private final ThreadLocal<HeapStorage> element32 = element(DType.FLOAT32);

    /**
     * Kernels with a matrix product of the caller's.
     *
     * @param pool the threads, closed with the kernels
     */
    public HeapKernels(MatrixProduct product, VectorSupport vectors, WorkerPool pool) {
        Loops loops = vectors.loops();
        Shares shares = new Shares(pool);
        this.product = product;
        this.pool = pool;
        this.elementwise = new Elementwise(loops, shares);
        this.sums = new Sums(loops, shares);
    }

    /** Kernels that compute everything in Java, with the threads and the {@link VectorSupport} that the options ask for. */
    public static HeapKernels open(BackendOptions options) {
        VectorSupport vectors = VectorSupport.of(options);
        WorkerPool pool = new WorkerPool(options.threads());
        return new HeapKernels(new ContractProduct(vectors, pool), vectors, pool);
    }

    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        return new HeapStorage(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, Storage target) {
        heap(target).write(values);
    }

    @Override
    public void read(Storage source, double[] values) {
        heap(source).read(values);
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        product.multiply(heap(a), transposeA, heap(b), transposeB, heap(out));
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        elementwise.unary(operation, heap(a), heap(out));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        elementwise.binary(operation, heap(a), heap(b), heap(out));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        elementwise.binary(operation, heap(a), element(b, out.dtype()), heap(out));
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        elementwise.binary(operation, element(a, out.dtype()), heap(b), heap(out));
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        sums.rows(heap(a), heap(out));
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        sums.columns(heap(a), heap(out));
    }

    @Override
    public void sum(Storage a, Storage out) {
        sums.all(heap(a), heap(out));
    }

    @Override
    public void transpose(Storage a, Storage out) {
        Transposition.transpose(heap(a), heap(out));
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        int columns = target.columns();
        heap(target).copy(heap(source), sourceRow * columns, targetRow * columns, rows * columns);
    }

    @Override
    public void subtractScaled(Storage p, double rate, Storage g) {
        elementwise.subtractScaled(heap(p), rate, heap(g));
    }

    @Override
    public void subtractScaled(Storage p, Storage rate, Storage g) {
        HeapStorage element = heap(rate);
        double value = element.doubles() != null ? element.doubles()[0] : element.floats()[0];
        elementwise.subtractScaled(heap(p), value, heap(g));
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return product.counts();
    }

    @Override
    public void close() {
        pool.close();
    }

    private HeapStorage element(double value, DType dtype) {
        HeapStorage element = (dtype == DType.FLOAT64 ? element64 : element32).get();
        element.set(0, value);
        return element;
    }

    private static ThreadLocal<HeapStorage> element(DType dtype) {
        return ThreadLocal.withInitial(() -> new HeapStorage(dtype, 1, 1));
    }

    private static HeapStorage heap(Storage storage) {
        return (HeapStorage) storage;
    }
}
