/** Where commands write what a user asks for in a file: a file that is whole or not there, a device or a pipe, or standard output. */
package dev.lockstep.cli.output;
