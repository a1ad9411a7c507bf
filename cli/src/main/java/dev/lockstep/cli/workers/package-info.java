/** What computes the steps of a training in place of this process: processes of this machine, or executors of Spark. */
package dev.lockstep.cli.workers;
