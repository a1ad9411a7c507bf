/** The command {@code networks}. */
package dev.lockstep.cli.command.networks;
