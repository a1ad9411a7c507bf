/** The command {@code import}. */
package dev.lockstep.cli.command.importing;
