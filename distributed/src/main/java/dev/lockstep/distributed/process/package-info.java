/** Processes that this one starts. */
package dev.lockstep.distributed.process;
