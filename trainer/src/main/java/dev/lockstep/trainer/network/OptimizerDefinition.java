package dev.lockstep.trainer.network;

/** How a gradient changes the parameters. */
public sealed interface OptimizerDefinition {
    /** {@code sgd}: p = p - learningRate * gradient, for every parameter after the gradients of all are known. */
    record Sgd(double learningRate) implements OptimizerDefinition {}
}
