/**
 * Loops over runs of array elements, which the heap kernels are made of: elementwise operations, sums, the update of gradient
 * descent.
 *
 * <p>{@link dev.lockstep.numerics.loops.ScalarLoops} is plain Java; the vector package holds the other implementation. Both give
 * the same bits, so an expression here may change only together with the reference kernels. Nothing here knows of shapes that
 * broadcast, or of threads.
 */
package dev.lockstep.numerics.loops;
