/**
 * How gradients become updates: an {@link dev.lockstep.nn.optimizer.Optimizer} says what state it keeps and updates parameters from their
 * gradients, to which a {@link dev.lockstep.nn.optimizer.Penalty} may have been added and which a {@link dev.lockstep.nn.optimizer.Clipping} may
 * have made smaller. The rate is a matrix, so that a {@link dev.lockstep.nn.optimizer.Schedule} may change it between the runs of a recorded
 * step; {@link dev.lockstep.nn.optimizer.LearningRates} follows one.
 */
package dev.lockstep.nn.optimizer;
