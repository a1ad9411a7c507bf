/**
 * Threads for the kernels: a fixed pool that splits outputs among threads, never a sum.
 *
 * <p>Results must not depend on the number of threads, so code that runs here writes to places that no other task touches.
 */
package dev.lockstep.numerics.parallel;
