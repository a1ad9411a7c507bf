/** The command {@code plot}. */
package dev.lockstep.cli.command.plot;
