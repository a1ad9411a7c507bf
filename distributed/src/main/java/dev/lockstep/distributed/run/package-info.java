/**
 * Leading a run: {@link dev.lockstep.distributed.run.Workers} are processes of this machine that compute the steps of a
 * {@link dev.lockstep.trainer.training.Trainer}.
 */
package dev.lockstep.distributed.run;
