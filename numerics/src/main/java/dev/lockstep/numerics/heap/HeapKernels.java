package dev.lockstep.numerics.heap;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.InstructionKernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The fast kernels over Java arrays; only the matrix product can be another's. */
public final class HeapKernels implements InstructionKernels {
    private final MatrixProduct product;
    private final WorkerPool pool;
    private final Loops loops;
    private final Shares shares;
    private final HeapSteps steps;

    /**
     * Kernels with a matrix product of the caller's.
     *
     * @param pool the threads, closed with the kernels
     */
    public HeapKernels(MatrixProduct product, VectorSupport vectors, WorkerPool pool) {
        this.product = product;
        this.pool = pool;
        this.shares = new Shares(pool);
        this.loops = vectors.loops();
        this.steps = new HeapSteps(product, loops, shares);
    }

    /** Kernels that compute everything in Java, with the threads and the {@link VectorSupport} that the options ask for. */
    public static HeapKernels open(BackendOptions options) {
        VectorSupport vectors = VectorSupport.forComputing(options);
        WorkerPool pool = new WorkerPool(options.threads());
        return new HeapKernels(new ContractProduct(vectors, pool), vectors, pool);
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        return new HeapStorage(dtype, length);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        ((HeapStorage) target).write(values, from, count, first);
    }

    @Override
    public void write(float[] values, int from, int count, Storage target, int first) {
        System.arraycopy(values, from, ((HeapStorage) target).floats(), first, count);
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        ((HeapStorage) source).read(first, values, from, count);
    }

    @Override
    public void read(Storage source, int first, float[] values, int from, int count) {
        System.arraycopy(((HeapStorage) source).floats(), first, values, from, count);
    }

    @Override
    public void compute(Instruction instruction) {
        steps.of(instruction).compute();
    }

    /** At once, without an instruction: a training stores the loss of each of its steps so. */
    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        HeapSteps.copy(operation, HeapStorage.of(source), HeapStorage.of(out));
    }

    @Override
    public Program compile(List<Instruction> instructions, List<Storage> outputs) {
        List<Step> single = instructions.stream().map(steps::of).toList();
        return new StepSequence(BlockedSteps.in(ChainedSteps.in(single, loops, shares), shares));
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return product.counts();
    }

    @Override
    public void close() {
        pool.close();
    }
}
