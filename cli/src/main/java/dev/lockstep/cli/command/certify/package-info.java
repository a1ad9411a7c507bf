/** The command {@code certify}. */
package dev.lockstep.cli.command.certify;
