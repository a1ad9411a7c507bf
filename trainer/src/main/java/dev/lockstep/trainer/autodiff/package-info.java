/**
 * Reverse-mode automatic differentiation over any backend: {@link dev.lockstep.trainer.autodiff.Variable} offers the operations
 * of a matrix, and {@link dev.lockstep.trainer.autodiff.Tape} finds the gradients.
 *
 * <p>The gradient of each operation is composed from the backend's operations in a fixed order, so gradients too have the same bits
 * on every backend.
 */
package dev.lockstep.trainer.autodiff;
