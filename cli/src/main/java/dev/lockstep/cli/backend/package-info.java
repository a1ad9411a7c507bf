/** The options that say which backend computes, how it is opened, and what is told of those there are. */
package dev.lockstep.cli.backend;
