/** Trains with libraries that others take on the JVM, to measure them beside Lockstep. */
package dev.lockstep.benchmarks.peers;
