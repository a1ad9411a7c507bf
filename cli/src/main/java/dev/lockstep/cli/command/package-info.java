/**
 * The commands, each in a package of its own. Those that train are assembled by Guice, only when they run; results go to standard output, all
 * else to standard error.
 */
package dev.lockstep.cli.command;
