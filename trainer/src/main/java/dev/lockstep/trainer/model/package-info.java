/**
 * Networks on a backend: {@link dev.lockstep.trainer.model.Model} holds the parameters and says what one training step computes.
 *
 * <p>{@code LayeredModel} is built from a network file and finds its gradients by automatic differentiation; {@code TwoPointModel} follows
 * a document whose arithmetic is no ordinary network's.
 */
package dev.lockstep.trainer.model;
