/** The command {@code backends}. */
package dev.lockstep.cli.command.backends;
