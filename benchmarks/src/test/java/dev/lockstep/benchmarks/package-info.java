/** Tests that the benchmarks run; none of them measures time. */
package dev.lockstep.benchmarks;
