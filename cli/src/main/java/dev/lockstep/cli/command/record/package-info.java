/** The command {@code record}. */
package dev.lockstep.cli.command.record;
