/**
 * Measures how fast Lockstep is, with JMH: {@link dev.lockstep.benchmarks.ProductBenchmark},
 * {@link dev.lockstep.benchmarks.ElementwiseBenchmark}, {@link dev.lockstep.benchmarks.TrainingBenchmark}. Two programs beside them:
 * {@link dev.lockstep.benchmarks.Rounds} measures on demand, to take turns with other libraries, and
 * {@link dev.lockstep.benchmarks.AllocationStalls} shows how long a product holds up other threads.
 *
 * <p>Nothing here is part of the distribution or used by another module.
 */
package dev.lockstep.benchmarks;
