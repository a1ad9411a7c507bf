/** Options that several commands have. */
package dev.lockstep.cli.option;
