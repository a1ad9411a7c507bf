package dev.lockstep.nn.optimizer;

/**
 * A matrix that an optimiser keeps from step to step.
 *
 * @param name unique in its optimiser
 * @param start what each of its elements holds before the first step
 */
public record StateSpec(String name, int rows, int columns, double start) {}
