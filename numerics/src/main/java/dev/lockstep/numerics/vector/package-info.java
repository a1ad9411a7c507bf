/**
 * Kernels on the Vector API, the only package that names {@code jdk.incubator.vector}.
 *
 * <p>Its classes are loaded only where that module is present; other packages reach them through interfaces. Lanes are outputs:
 * no operation here adds lanes of one vector together.
 */
package dev.lockstep.numerics.vector;
