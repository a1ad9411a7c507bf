/** The command {@code verify}. */
package dev.lockstep.cli.command.verify;
