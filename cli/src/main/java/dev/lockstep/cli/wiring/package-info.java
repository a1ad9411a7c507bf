/** What Guice wires for the commands that train. */
package dev.lockstep.cli.wiring;
