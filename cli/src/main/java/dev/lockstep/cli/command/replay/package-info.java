/** The command {@code replay}. */
package dev.lockstep.cli.command.replay;
