/** The command {@code inspect}. */
package dev.lockstep.cli.command.inspect;
