/**
 * Kernels written with the Vector API: the same bits as their scalar counterparts, several elements at a time.
 *
 * <p>This is the only package that may name {@code jdk.incubator.vector}; load its classes only where that module is
 * present. A kernel is one method without helpers that take or return vectors: where the compiler declines to inline
 * such a helper, which depends on what it compiled before, every call allocates.
 */
package dev.lockstep.numerics.vector;
