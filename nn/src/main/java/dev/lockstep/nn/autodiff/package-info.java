/**
 * Reverse-mode automatic differentiation: a {@link dev.lockstep.nn.autodiff.Tape} listens to the operations on matrices that its thread
 * computes, and finds gradients.
 *
 * <p>{@code GradientRules} holds the gradient of each operation, composed from operations in a fixed order, so gradients too have the same
 * bits on every backend. A function with a gradient of its own is {@link dev.lockstep.nn.autodiff.OwnGradient}.
 */
package dev.lockstep.nn.autodiff;
