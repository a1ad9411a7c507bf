package dev.lockstep.backend.blas.internal.tile;

import dev.lockstep.api.dtype.DType;

/**
 * The operations on the arrays of one dtype.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
public interface Elements<A> {
    DType dtype();

    /** The BLAS function of {@link #multiplyAdd}: {@code dgemm} or {@code sgemm}. */
    String function();

    A allocate(int length);

    /** Sets the elements from one index up to another to +0.0. */
    void clear(A array, int from, int to);

    /** {@code target[to + column * stride + row] = source[from + row * sourceStride + column]}. */
    void transpose(A source, int from, int sourceStride, int rows, int columns, A target, int to, int stride);

    /** {@code C = C + op(A) op(B)} by one call of the BLAS, the first elements at the given indices. */
    void multiplyAdd(TileShape shape, A a, int firstA, A b, int firstB, A c, int firstC);

    /** {@code C = A B} as the contract defines it; dense operands. */
    void reference(int m, int n, int k, A a, A b, A c);

    /** Sets an element, rounded to the dtype. */
    void set(A array, int index, Number value);

    /** Adds an element of another array to one, rounded to the dtype. */
    void add(A array, int index, A other, int otherIndex);

    /** Whether two arrays have the same bits, any NaN being equal to any other. */
    boolean equal(A array, A other);
}
