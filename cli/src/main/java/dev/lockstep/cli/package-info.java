/**
 * The command line: {@link dev.lockstep.cli.CommandRunner} parses it and turns every failure into one line and an exit code; {@link
 * dev.lockstep.cli.Main} does so where not even that can be loaded.
 *
 * <p>The packages beneath: {@code command} holds one class for each command, {@code console} what writes to the
 * terminal, {@code output} what writes files.
 */
package dev.lockstep.cli;
