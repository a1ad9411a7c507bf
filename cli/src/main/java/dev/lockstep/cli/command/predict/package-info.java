/** The command {@code predict}. */
package dev.lockstep.cli.command.predict;
