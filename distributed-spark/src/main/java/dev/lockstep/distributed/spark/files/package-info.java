/** Data at addresses that Spark's Hadoop reads: {@link dev.lockstep.distributed.spark.files.HadoopFiles}. */
package dev.lockstep.distributed.spark.files;
