/** Runs as files that others can repeat and check: every loss, the state after every epoch, and the final parameters. */
package dev.lockstep.trainer.record;
