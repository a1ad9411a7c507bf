package dev.lockstep.onnx;

import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** What the layers of a network compute in predictions, one {@link Step} after the other; what changes nothing there is none. */
final class LayerSteps {
    private final DoubleFunction<String> shown;
    private final String owner;
    private final List<Step> steps = new ArrayList<>();

    private LayerSteps(DoubleFunction<String> shown, String owner) {
        this.shown = shown;
        this.owner = owner;
    }

    /**
     * Those of layers.
     *
     * @param shown how settings are written; two are the same if their texts are
     * @param owner what is before "layer 1" in the place of a step
     */
    static List<Step> of(Layer layers, DoubleFunction<String> shown, String owner) {
        LayerSteps all = new LayerSteps(shown, owner);
        all.add(layers, "");
        return all.steps;
    }

    private void add(Layer layer, String number) {
        if (layer instanceof Sequential sequence) {
            for (int i = 0; i < sequence.layers().size(); i++) {
                add(sequence.layers().get(i), inner(number, i));
            }
        } else if (layer instanceof Frozen frozen) {
            add(frozen.layer(), number);
        } else if (layer instanceof Residual residual) {
            step("a residual block", number);
            add(residual.layer(), number);
            step("the end of a residual block", number);
        } else if (layer instanceof Branches branches) {
            step(branches.layers().size() + " branches", number);
            for (int i = 0; i < branches.layers().size(); i++) {
                add(branches.layers().get(i), inner(number, i));
                step("the end of a branch", number);
            }
        } else if (layer instanceof Dense dense) {
            step(Step.DENSE, number);
            add(dense.activation(), number);
        } else if (layer instanceof BatchNorm norm) {
            step(Step.with("BatchNormalization", "epsilon", shown.apply(norm.epsilon())), number);
        } else if (layer instanceof LayerNorm norm) {
            step(Step.with("LayerNormalization", "epsilon", shown.apply(norm.epsilon())), number);
        } else if (layer instanceof Activation activation) {
            activation(activation, number);
        } else if (!(layer instanceof Dropout)) {
            step(layer.getClass().getSimpleName(), number);
        }
    }

    private void activation(Activation activation, String number) {
        if (activation instanceof LeakyRelu leaky) {
            step(Step.with("LeakyRelu", "alpha", shown.apply(leaky.slope())), number);
        } else if (activation instanceof Elu elu) {
            step(Step.with("Elu", "alpha", shown.apply(elu.alpha())), number);
        } else if (activation instanceof Gelu) {
            step(Step.with("Gelu", "approximate", "none"), number);
        } else if (activation instanceof GeluTanh) {
            step(Step.with("Gelu", "approximate", "tanh"), number);
        } else if (!(activation instanceof Linear)) {
            step(activation.getClass().getSimpleName(), number);
        }
    }

    private void step(String what, String number) {
        steps.add(new Step(what, owner + "layer " + (number.isEmpty() ? "1" : number)));
    }

    private static String inner(String number, int place) {
        return (number.isEmpty() ? "" : number + ".") + (place + 1);
    }
}
