/** The command {@code train}. */
package dev.lockstep.cli.command.train;
