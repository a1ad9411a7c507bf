package dev.lockstep.api.spi;

import dev.lockstep.api.dtype.DType;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Kernels that leave everything to others; subclasses change what they want otherwise.
 *
 * <p>A compiled program computes its instructions one by one, each by {@link #compute}, whatever the others would make of the whole, so that a
 * subclass sees every one. The others' memory is used as it is.
 */
public class ForwardingKernels implements InstructionKernels {
    private final Kernels others;

    public ForwardingKernels(Kernels others) {
        this.others = others;
    }

    @Override
    public void compute(Instruction instruction) {
        instruction.execute(others);
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        return others.allocate(dtype, length);
    }

    @Override
    public void release(Storage storage) {
        others.release(storage);
    }

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        others.write(values, from, count, target, first);
    }

    @Override
    public void write(float[] values, int from, int count, Storage target, int first) {
        others.write(values, from, count, target, first);
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        others.read(source, first, values, from, count);
    }

    @Override
    public void read(Storage source, int first, float[] values, int from, int count) {
        others.read(source, first, values, from, count);
    }

    @Override
    public void finish() {
        others.finish();
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return others.matmulCounts();
    }

    @Override
    public void close() {
        others.close();
    }
}
