/**
 * A step cut by samples: {@link dev.lockstep.trainer.cut.StepPlan} says of every instruction whether its result is sharded by samples,
 * replicated or a sum over the samples, so that a batch can be computed in parts with the bits of the whole:
 * {@link dev.lockstep.trainer.cut.MicroBatches} one after another, workers at the same time.
 */
package dev.lockstep.trainer.cut;
