/**
 * What each worker computes of a step that is cut by samples: {@link dev.lockstep.distributed.step.StepShard} computes one worker's part, and hands its sums of blocks to a {@link dev.lockstep.distributed.step.SumOverSamples}.
 */
package dev.lockstep.distributed.step;
