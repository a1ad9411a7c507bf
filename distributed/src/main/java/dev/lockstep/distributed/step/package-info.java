/**
 * A recorded step cut into what each worker computes: {@link dev.lockstep.distributed.step.StepPlan} says of every instruction whether its
 * result is sharded by samples, replicated or a sum over the samples; {@link dev.lockstep.distributed.step.StepShard} computes one
 * worker's part, and hands its sums of blocks to a {@link dev.lockstep.distributed.step.SumOverSamples}.
 */
package dev.lockstep.distributed.step;
