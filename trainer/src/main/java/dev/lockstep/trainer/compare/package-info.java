/**
 * Training runs compared in bits: {@link dev.lockstep.trainer.compare.BackendComparer} trains a network on several backends, and where
 * they differ finds the first operation that does.
 *
 * <p>The tolerance is zero; only a NaN equals any NaN.
 */
package dev.lockstep.trainer.compare;
