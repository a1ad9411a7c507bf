/** The command {@code evaluate}. */
package dev.lockstep.cli.command.evaluate;
