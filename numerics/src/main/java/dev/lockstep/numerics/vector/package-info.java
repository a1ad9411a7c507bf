/**
 * Kernels written with the Vector API: the same bits as their scalar counterparts, several elements at a time.
 *
 * <p>This is the only package that may name {@code jdk.incubator.vector}; its classes are loaded only where that module is present,
 * which {@link dev.lockstep.numerics.vector.VectorSupport} knows. Lanes are outputs: no operation here adds lanes of one vector
 * together. Methods that take or return vectors must be small, static and inlined by the compiler, or each call allocates.
 */
package dev.lockstep.numerics.vector;
