/** One worker's part of a training: {@link dev.lockstep.distributed.training.ShardedRun}. */
package dev.lockstep.distributed.training;
