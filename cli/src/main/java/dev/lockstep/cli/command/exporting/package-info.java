/** The command {@code export}. */
package dev.lockstep.cli.command.exporting;
