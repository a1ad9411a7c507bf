package dev.lockstep.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts 10^9 floating-point operations, which JMH shows beside the calls, in the same unit of time. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Gigaflops {
    public double gigaflop;
}
