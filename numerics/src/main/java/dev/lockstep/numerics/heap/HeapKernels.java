package dev.lockstep.numerics.heap;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.Map;
import java.util.function.LongSupplier;

/** The fast kernels over Java arrays; only the matrix product can be another's. */
public final class HeapKernels implements Kernels {
    private final MatrixProduct product;
    private final Elementwise elementwise;
    private final Sums sums;
    private final ThreadLocal<HeapStorage> element64 = element(DType.FLOAT64);
    private final ThreadLocal<HeapStorage> element32 = element(DType.FLOAT32);

    /** Kernels that multiply matrices with the given product. */
    public HeapKernels(MatrixProduct product) {
        Loops loops = new ScalarLoops();
        this.product = product;
        this.elementwise = new Elementwise(loops);
        this.sums = new Sums(loops);
    }

    /** Kernels that compute everything in Java. */
    public static HeapKernels open(BackendOptions options) {
        return new HeapKernels(new ContractProduct());
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
    public Map<String, LongSupplier> matmulCounts() {
        return product.counts();
    }

    @Override
    public void close() {}

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
