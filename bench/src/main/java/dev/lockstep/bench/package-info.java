/**
 * How fast backends are: a {@link dev.lockstep.bench.Workload} is prepared on several
 * {@link dev.lockstep.bench.Contender contenders}, and {@link dev.lockstep.bench.Bench} times them in turn.
 *
 * <p>Everything is computed through the public API, as a user's program would. Add a workload to
 * {@link dev.lockstep.bench.Workloads}; nothing here computes a result that anyone keeps.
 */
package dev.lockstep.bench;
