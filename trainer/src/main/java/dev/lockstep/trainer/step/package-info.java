/**
 * A training step in its parts: a {@link dev.lockstep.trainer.step.GradientSource} finds the gradients of a batch, and an
 * {@link dev.lockstep.trainer.step.Update} changes the parameters by them. Recorded together they run as one.
 */
package dev.lockstep.trainer.step;
