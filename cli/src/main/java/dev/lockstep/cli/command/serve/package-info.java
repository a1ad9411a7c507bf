/** The command {@code serve}. */
package dev.lockstep.cli.command.serve;
