/** The command {@code verify-model}. */
package dev.lockstep.cli.command.verifymodel;
