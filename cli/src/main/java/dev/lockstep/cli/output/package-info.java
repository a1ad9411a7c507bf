/** Where commands write what a user asks for in a file: a path, or standard output. */
package dev.lockstep.cli.output;
