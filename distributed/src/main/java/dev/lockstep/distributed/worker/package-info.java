/** A worker of a run: {@link dev.lockstep.distributed.worker.Worker} does what the one who leads the run asks for. */
package dev.lockstep.distributed.worker;
