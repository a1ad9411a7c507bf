/** The command {@code tune}. */
package dev.lockstep.cli.command.tune;
