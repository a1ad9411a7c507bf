/**
 * Optimisers: an {@link dev.lockstep.nn.optimizer.Optimizer} says what state it keeps and updates parameters from their gradients, at a rate
 * that is a matrix, so that a {@link dev.lockstep.nn.optimizer.Schedule} may change it between the runs of a recorded step.
 */
package dev.lockstep.nn.optimizer;
