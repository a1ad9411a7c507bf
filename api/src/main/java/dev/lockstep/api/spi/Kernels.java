package dev.lockstep.api.spi;

import dev.lockstep.api.DType;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The operations a backend computes, over its own {@link Storage}.
 *
 * <p>The methods without a body are the primitives that a backend must write; the others are composed from them and may be
 * overridden for speed, never with other bits. Shapes, dtypes, ownership and lifetimes have been checked by the caller. Every
 * result follows the numerics contract to the last bit. Unless an operation says otherwise, {@code out} shares no memory with an
 * operand, and what it held before is ignored.
 *
 * <p>Kernels are called from several threads at once, for different outputs.
 */
public interface Kernels extends AutoCloseable {
    /**
     * New memory for a matrix, its contents undefined.
     *
     * @throws OutOfMemoryError if there is none, also on a device; the caller then releases what it holds unused and asks again
     */
    Storage allocate(DType dtype, int rows, int columns);

    /** Gives up memory made by {@link #allocate}; it is not used again. */
    void release(Storage storage);

    /** Copies {@code target.length()} values into the target; a float32 target rounds each to nearest even. */
    void write(double[] values, Storage target);

    /** Copies the source's elements into the values; float32 elements are widened, which is exact. */
    void read(Storage source, double[] values);

    /**
     * The matrix product {@code out = op(a) * op(b)}, op being the transposition where its flag is set.
     *
     * <p>Each element starts at +0.0. The inner index is cut into consecutive blocks of 256; in each, {@code s = +0.0}, then
     * {@code s = fma(a[i,k], b[k,j], s)} for k ascending; then {@code out[i,j] = out[i,j] + s}, blocks ascending.
     */
    void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out);

    /** {@code out[i,j] = f(a[i,j])}; out may be a. */
    void unary(UnaryOperation operation, Storage a, Storage out);

    /**
     * {@code out[i,j] = f(a[i,j], b[i,j])}.
     *
     * <p>One operand has the shape of out. The other has the same shape, or is a row (1 x columns) used for every row, a column
     * (rows x 1) used for every column, or a single element (1 x 1). out may be an operand of its own shape.
     */
    void binary(BinaryOperation operation, Storage a, Storage b, Storage out);

    /** {@code out[i,j] = f(a[i,j], b)} with b rounded to the dtype first; out may be a. */
    void binary(BinaryOperation operation, Storage a, double b, Storage out);

    /** {@code out[i,j] = f(a, b[i,j])} with a rounded to the dtype first; out may be b. */
    void binary(BinaryOperation operation, double a, Storage b, Storage out);

    /**
     * The sum of each row, {@code out[i] = sum over j of a[i,j]}; a is m x n, out m x 1.
     *
     * <p>Rounded as a matrix product with ones: {@code out[i] = +0.0}; in each block of 256 terms {@code s = +0.0}, then
     * {@code s = s + a[i,j]} for j ascending; then {@code out[i] = out[i] + s}.
     */
    void rowSums(Storage a, Storage out);

    /** The sum of each column, {@code out[j] = sum over i of a[i,j]}; a is m x n, out 1 x n; rounded as {@link #rowSums}. */
    void columnSums(Storage a, Storage out);

    /** {@code out[j,i] = a[i,j]}. */
    void transpose(Storage a, Storage out);

    /** Copies whole rows, {@code target[targetRow + r, :] = source[sourceRow + r, :]} for r below rows; two distinct storages. */
    void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows);

    /** The sum of all elements, 1 x 1: the {@link #columnSums column sum} of the {@link #rowSums row sums}. */
    default void sum(Storage a, Storage out) {
        Storage rowSums = allocate(a.dtype(), a.rows(), 1);
        try {
            rowSums(a, rowSums);
            columnSums(rowSums, out);
        } finally {
            release(rowSums);
        }
    }

    /** The update of gradient descent, {@code t = rate * g; p = p - t}: two roundings; rate is rounded to the dtype first; g may be p. */
    default void subtractScaled(Storage p, double rate, Storage g) {
        Storage scaled = allocate(p.dtype(), p.rows(), p.columns());
        try {
            binary(BinaryOperation.MULTIPLY, rate, g, scaled);
            binary(BinaryOperation.SUBTRACT, p, scaled, p);
        } finally {
            release(scaled);
        }
    }

    /** As {@link #subtractScaled(Storage, double, Storage)} with the rate that a 1 x 1 storage holds when this is called. */
    default void subtractScaled(Storage p, Storage rate, Storage g) {
        Storage scaled = allocate(p.dtype(), p.rows(), p.columns());
        try {
            binary(BinaryOperation.MULTIPLY, rate, g, scaled);
            binary(BinaryOperation.SUBTRACT, p, scaled, p);
        } finally {
            release(scaled);
        }
    }

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
