package dev.lockstep.trainer.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code layers} of a network file; here are the registries of layers and activations. */
final class LayerParser {
    private static final Map<String, Function<Choice, Activation>> ACTIVATIONS = activations();

    private final ParameterParser parameters;

    LayerParser(DrawingRules rules) {
        parameters = new ParameterParser(rules);
    }

    /** The layers in order; the first takes {@code inputs} values, each other what the one before it gives. */
    List<LayerDefinition> parse(YamlNode node, int inputs) {
        List<LayerDefinition> layers = new ArrayList<>();
        int width = inputs;
        for (YamlNode item : Numbers.list(node, "'layers'")) {
            int layerInputs = width;
            Map<String, Function<Choice, LayerDefinition>> kinds =
                    Map.of("dense", choice -> dense(choice, layerInputs));
            LayerDefinition layer = Choice.parse(item, "layer", kinds);
            layers.add(layer);
            width = layer.units();
        }
        return layers;
    }

    private LayerDefinition dense(Choice choice, int inputs) {
        Fields fields = choice.fields(List.of("units", "activation", "weights", "bias"));
        YamlNode unitsNode = fields.required("units");
        int units = Numbers.count(unitsNode, "'units'");
        ParameterParser.checkSize(unitsNode, inputs, units);
        Activation activation = fields.optional("activation")
                .map(node -> Choice.parse(node, "activation", ACTIVATIONS))
                .orElseGet(Activation.Linear::new);
        ValueSource weights = parameters.weights(fields.required("weights"), inputs, units);
        Optional<ValueSource> bias = parameters.bias(fields.required("bias"), units);
        return new LayerDefinition.Dense(inputs, units, activation, weights, bias);
    }

    private static Map<String, Function<Choice, Activation>> activations() {
        Map<String, Function<Choice, Activation>> activations = new LinkedHashMap<>();
        activations.put("linear", choice -> choice.alone(new Activation.Linear()));
        activations.put("relu", LayerParser::relu);
        activations.put("tanh", choice -> choice.alone(new Activation.Tanh()));
        activations.put("sigmoid", choice -> choice.alone(new Activation.Sigmoid()));
        return activations;
    }

    private static Activation relu(Choice choice) {
        Optional<YamlNode> slope = choice.fields(List.of("slope-at-zero")).optional("slope-at-zero");
        return new Activation.Relu(slope.map(node -> (int) Numbers.whole(node, "'slope-at-zero'", 0, 1))
                .orElse(0));
    }
}
