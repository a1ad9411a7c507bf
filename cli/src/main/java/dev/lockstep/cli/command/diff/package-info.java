/** The command {@code diff}. */
package dev.lockstep.cli.command.diff;
