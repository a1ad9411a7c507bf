/** The process that starts workers on Spark for one that does not have Spark on its class path. */
package dev.lockstep.distributed.spark.command;
