/**
 * The command line: {@link dev.lockstep.cli.Main} parses it and turns every failure into one line and an exit code.
 *
 * <p>The packages beneath: {@code command} holds one class for each command, {@code console} what writes to the terminal.
 */
package dev.lockstep.cli;
