package dev.lockstep.trainer.model;

import dev.lockstep.trainer.autodiff.Tape;
import dev.lockstep.trainer.autodiff.Variable;
import dev.lockstep.trainer.network.Activation;
import java.util.Map;
import java.util.Optional;

/**
 * A fully connected layer: {@code activation(x * weights + bias)}, the bias a row added to every sample.
 *
 * @param weights features x units
 * @param bias 1 x units
 */
record DenseLayer(Parameter weights, Optional<Parameter> bias, Activation activation) {
    /** The layer on a tape: its sums before the activation, noting the variable of each parameter. */
    Variable sums(Tape tape, Variable inputs, Map<Parameter, Variable> variables) {
        Variable products = inputs.matmul(variable(tape, weights, variables));
        return bias.map(b -> products.plus(variable(tape, b, variables))).orElse(products);
    }

    private static Variable variable(Tape tape, Parameter parameter, Map<Parameter, Variable> variables) {
        return variables.computeIfAbsent(parameter, p -> tape.parameter(p.value()));
    }
}
