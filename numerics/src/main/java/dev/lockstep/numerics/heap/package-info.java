/**
 * Fast kernels over Java arrays, which the backends that compute on the CPU share.
 *
 * <p>{@link dev.lockstep.numerics.heap.HeapKernels} decides on threads, broadcasting and vectors; the arithmetic itself is in the
 * loops. A backend with a matrix product of its own passes a {@link dev.lockstep.numerics.heap.MatrixProduct}. Anything here may
 * change for speed, nothing may change a bit.
 */
package dev.lockstep.numerics.heap;
