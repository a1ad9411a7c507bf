/** The command {@code compare}. */
package dev.lockstep.cli.command.compare;
