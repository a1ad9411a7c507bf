/**
 * The commands, each in a package of its own. Results go to standard output, all else to standard error.
 */
package dev.lockstep.cli.command;
