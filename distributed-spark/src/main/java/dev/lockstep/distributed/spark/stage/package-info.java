/** Workers as the tasks of a barrier stage: {@link dev.lockstep.distributed.spark.stage.StageLauncher} starts them. */
package dev.lockstep.distributed.spark.stage;
