package dev.lockstep.integration;

import java.util.List;

/** Parts of network files that only the further networks of {@link RandomNetwork} have. */
final class FurtherKinds {
    static final List<String> ACTIVATIONS = List.of(
            "leaky-relu",
            "{leaky-relu: {slope: 0.3}}",
            "elu",
            "{elu: {alpha: 0.7}}",
            "gelu",
            "gelu-tanh",
            "silu",
            "softplus",
            "softsign",
            "softmax");

    static final List<String> LOSSES = List.of("absolute-error", "huber", "{huber: {delta: 0.3}}", "poisson", "hinge");

    static final List<String> LOSSES_OF_SIGMOID =
            List.of("binary-cross-entropy", "{binary-cross-entropy: {label-smoothing: 0.1}}");

    /** With the weights of the classes to fill in. */
    static final List<String> LOSSES_OF_SOFTMAX = List.of(
            "softmax-cross-entropy",
            "{softmax-cross-entropy: {label-smoothing: 0.1}}",
            "{softmax-cross-entropy: {label-smoothing: 0.1, class-weights: [%s]}}");

    /** With the learning rate to fill in. */
    static final List<String> OPTIMIZERS = List.of(
            "{sgd: {learning-rate: %s}}",
            "{momentum: {learning-rate: %s, momentum: 0.7, weight-decay: 0.03}}",
            "{adam: {learning-rate: %s, beta1: 0.7, beta2: 0.9, epsilon: 0.001}}",
            "{adamw: {learning-rate: %s, beta1: 0.7, beta2: 0.9, epsilon: 0.001, amsgrad: true}}",
            "{rmsprop: {learning-rate: %s, alpha: 0.7, epsilon: 0.001, weight-decay: 0.03}}",
            "{adagrad: {learning-rate: %s, initial-accumulator: 0.1, epsilon: 0.001, weight-decay: 0.03}}");

    static final List<String> SCHEDULES = List.of(
            "constant",
            "{step: {epochs: 1, factor: 0.7}}",
            "{multi-step: {epochs: [1, 2], factor: 0.7}}",
            "{cosine: {epochs: 3}}",
            "{one-cycle: {steps: 300, rising: 0.4, start-divisor: 7, end-divisor: 300}}",
            "{warm-up: {epochs: 1, start-factor: 0.3}}",
            "{plateau: {factor: 0.7, patience: 0, threshold: 0.2, cooldown: 1, minimum: 0.0001}}");

    private FurtherKinds() {}
}
