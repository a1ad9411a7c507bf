package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;
import dev.lockstep.trainer.autodiff.Tape;
import dev.lockstep.trainer.autodiff.Variable;
import dev.lockstep.trainer.network.LossDefinition;
import dev.lockstep.trainer.network.LossDefinition.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dense layers one after another; gradients by automatic differentiation. */
final class LayeredModel implements Model {
    private final List<DenseLayer> layers;
    private final Term reported;
    private final Term followed;

    LayeredModel(List<DenseLayer> layers, LossDefinition loss) {
        this.layers = List.copyOf(layers);
        this.reported = loss.report();
        this.followed = loss.follow();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        for (DenseLayer layer : layers) {
            parameters.add(layer.weights());
            layer.bias().ifPresent(parameters::add);
        }
        return parameters;
    }

    @Override
    public Matrix predict(Matrix inputs) {
        return forward(inputs).predictions.value();
    }

    @Override
    public Step step(Matrix inputs, Matrix targets, double learningRate) {
        Forward forward = forward(inputs);
        Outputs outputs = new Outputs(forward.sums.value(), forward.predictions.value(), targets);
        Matrix loss = Losses.value(reported, outputs);
        Variable origin = Losses.isOfSums(followed) ? forward.sums : forward.predictions;
        forward.tape.backward(origin, Losses.gradient(followed, outputs));

        Map<String, Matrix> gradients = new LinkedHashMap<>();
        forward.variables.forEach((parameter, variable) ->
                gradients.put(parameter.name(), variable.gradient().orElseThrow()));
        parameters().forEach(p -> p.value().subtractScaled(learningRate, gradients.get(p.name())));
        return new Step(loss, forward.predictions.value(), gradients);
    }

    private Forward forward(Matrix inputs) {
        Forward forward = new Forward();
        Variable values = forward.tape.constant(inputs);
        for (DenseLayer layer : layers) {
            forward.sums = layer.sums(forward.tape, values, forward.variables);
            values = Activations.apply(layer.activation(), forward.sums);
        }
        forward.predictions = values;
        return forward;
    }

    /** A forward pass on its tape. */
    private static final class Forward {
        private final Tape tape = new Tape();
        private final Map<Parameter, Variable> variables = new LinkedHashMap<>();
        private Variable sums;
        private Variable predictions;
    }
}
