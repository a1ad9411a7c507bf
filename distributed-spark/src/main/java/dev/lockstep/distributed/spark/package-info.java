/**
 * Training by the executors of a Spark cluster: {@link dev.lockstep.distributed.spark.SparkTrainer}.
 */
package dev.lockstep.distributed.spark;
