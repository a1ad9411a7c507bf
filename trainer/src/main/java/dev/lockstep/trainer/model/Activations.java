package dev.lockstep.trainer.model;

import dev.lockstep.trainer.autodiff.Variable;
import dev.lockstep.trainer.network.Activation;

/** Computes the activation functions of network files. */
final class Activations {
    private Activations() {}

    static Variable apply(Activation activation, Variable sums) {
        if (activation instanceof Activation.Relu relu) {
            return relu.slopeAtZero() == 0 ? sums.relu() : sums.reluSlopeOneAtZero();
        }
        if (activation instanceof Activation.Tanh) {
            return sums.tanh();
        }
        if (activation instanceof Activation.Sigmoid) {
            return sums.sigmoid();
        }
        return sums;
    }
}
