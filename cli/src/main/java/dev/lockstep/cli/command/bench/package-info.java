/** The command {@code bench}. */
package dev.lockstep.cli.command.bench;
