package dev.lockstep.api.spi;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The operations a backend computes, over its own {@link Storage}.
 *
 * <p>Shapes, dtypes, ownership and lifetimes have been checked by the caller. Every result follows the numerics contract to the last bit.
 * Unless an operation says otherwise, {@code out} shares no memory with an operand, and what it held before is ignored. What a storage holds
 * beyond its matrix is neither read nor written.
 *
 * <p>Kernels are called from several threads at once, for different outputs.
 */
public interface Kernels extends AutoCloseable {
    /**
     * New memory for so many elements, its contents undefined.
     *
     * @throws OutOfMemoryError if there is none, also on a device; the caller then releases what it holds unused and asks again
     */
    Storage allocate(DType dtype, int length);

    /** Gives up memory made by {@link #allocate}; it is not used again. */
    void release(Storage storage);

    /**
     * Copies some of the values to elements of the target; a float32 target rounds each to nearest even.
     *
     * @param from the place of the first value
     * @param first where it goes in the target
     */
    void write(double[] values, int from, int count, Storage target, int first);

    /** As {@link #write(double[], int, int, Storage, int)}, to a target of float32. */
    default void write(float[] values, int from, int count, Storage target, int first) {
        double[] widened = new double[count];
        for (int i = 0; i < count; i++) {
            widened[i] = values[from + i];
        }
        write(widened, 0, count, target, first);
    }

    /** Copies the values to the first elements of the target. */
    default void write(double[] values, Storage target) {
        write(values, 0, values.length, target, 0);
    }

    /**
     * Copies elements of the source into some of the values; float32 elements are widened, which is exact.
     *
     * @param first the place of the first element
     * @param from where it goes among the values
     */
    void read(Storage source, int first, double[] values, int from, int count);

    /** As {@link #read(Storage, int, double[], int, int)}, from a source of float32. */
    default void read(Storage source, int first, float[] values, int from, int count) {
        double[] widened = new double[count];
        read(source, first, widened, 0, count);
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) widened[i];
        }
    }

    /** Copies the first elements of the source into the values. */
    default void read(Storage source, double[] values) {
        read(source, 0, values, 0, values.length);
    }

    /** {@link Product}; its parts follow each other in the operands and in the result. */
    void product(Product operation, Operand a, Operand b, Operand out);

    /**
     * {@link Elementwise}; out may be an operand of its own shape.
     *
     * @param operands the matrices among the formula's operands, in order
     */
    void elementwise(Elementwise operation, List<Operand> operands, Operand out);

    /** {@link Reduction}. */
    void reduction(Reduction operation, Operand a, Operand out);

    /** {@link Copy}; what it does not write of the result stays as it is. */
    void copy(Copy operation, Operand source, Operand out);

    /** {@link Concatenation}, as one {@link Copy} for each operand. */
    default void concatenation(Concatenation operation, List<Operand> operands, Operand out) {
        for (Instruction copy : Instruction.copies(operation, operands, out)) {
            copy.execute(this);
        }
    }

    /** {@link dev.lockstep.api.op.Gather}. */
    void gather(Operand source, Operand indices, Operand out);

    /** {@link dev.lockstep.api.op.ScatterAdd}. */
    void scatterAdd(Operand source, Operand indices, Operand out);

    /** {@link RandomUniform}; position has two elements. */
    void randomUniform(RandomUniform operation, Operand position, Operand out);

    /** {@link RowFunction}. */
    void rowFunction(RowFunction operation, Operand a, Operand out);

    /**
     * Prepares a recorded sequence of instructions to be run many times; the same operands and outputs each time.
     *
     * <p>A backend may fuse, batch or precompile, as long as every storage in {@code outputs} and every storage that an
     * instruction updates in place ends with the bits of the instructions run one by one. Other outputs may be left unwritten.
     */
    default Program compile(List<Instruction> instructions, List<Storage> outputs) {
        return Program.inSequence(this, instructions);
    }

    /** Waits until everything asked for is computed; a backend that computes at once has nothing to do. */
    default void finish() {}

    /** The number of matrix products so far by the path that computed them, such as {@code contract} or {@code native}. */
    default Map<String, LongSupplier> matmulCounts() {
        return Map.of();
    }

    /** Releases the device, everything allocated on it and every program compiled for it; nothing else is called afterwards. */
    @Override
    void close();
}
