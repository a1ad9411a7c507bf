/**
 * Writes Java while Lockstep is built: the loops of every {@link dev.lockstep.api.op.Formula}, scalar and on vectors, in both dtypes, and
 * the float32 forms of kernels that are written in float64.
 *
 * <p>The oracle is not generated; it interprets the formulas, so that a mistake made here can not be its own judge.
 */
package dev.lockstep.generator;
