package dev.lockstep.models.network;

import dev.lockstep.api.ShapeException;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Zeros;
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
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Silu;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the {@code layers} of a network file; here are the tables of layers and activations. */
final class LayerParser {
    static final Map<String, Function<Choice, Activation>> ACTIVATIONS = activations();
    static final Map<String, Reader> LAYERS = layers();

    private final DrawingRules rules;
    private final ParameterParser parameters;
    /** Whether the activation of the layer that was read last is known; else another one stands in for it. */
    private boolean activationKnown;

    LayerParser(DrawingRules rules) {
        this.rules = rules;
        parameters = new ParameterParser(rules);
    }

    /** Reads one kind of layer, for samples of a shape. */
    interface Reader {
        Layer read(LayerParser parser, Choice choice, Optional<Shape> input);
    }

    /**
     * The layers in order; the first takes samples of the input's shape, each other what the one before it gives. A shape that mistakes
     * leave unknown is empty, and nothing is held against it.
     */
    Read parse(YamlNode node, Optional<Shape> input) {
        return read(node, "'layers'", input);
    }

    /**
     * What is known of layers.
     *
     * @param layers empty if one of them can not be read
     * @param activation of the last
     * @param output what the last gives
     */
    record Read(Optional<Sequential> layers, Optional<Activation> activation, Optional<Shape> output) {
        /** Where nothing is known. */
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Sequential sequence(YamlNode node, String what, Optional<Shape> input) {
        return read(node, what, input).layers().orElseThrow(node.location().mistakes()::noted);
    }

    private Read read(YamlNode node, String what, Optional<Shape> input) {
        List<Layer> layers = new ArrayList<>();
        List<YamlNode> items = Numbers.list(node, what);
        Optional<Shape> shape = input;
        Optional<Layer> layer = Optional.empty();
        for (YamlNode item : items) {
            Optional<Shape> given = shape;
            activationKnown = true;
            layer = item.location().attempt(() -> layer(item, given));
            layer.ifPresent(layers::add);
            shape = layer.flatMap(each -> given.map(each::output).or(() -> outputOfAny(each)));
        }
        return new Read(
                layers.size() == items.size() ? Optional.of(new Sequential(layers)) : Optional.empty(),
                layer.filter(last -> activationKnown).map(Layer::activation),
                shape);
    }

    /** What a layer gives whatever it takes, as a dense one does. */
    private static Optional<Shape> outputOfAny(Layer layer) {
        try {
            Shape output = layer.output(Shape.of(1));
            return output.equals(layer.output(Shape.of(2))) ? Optional.of(output) : Optional.empty();
        } catch (ShapeException dependsOnInput) {
            return Optional.empty();
        }
    }

    private Layer layer(YamlNode node, Optional<Shape> input) {
        Map<String, Function<Choice, Layer>> kinds = new LinkedHashMap<>();
        LAYERS.forEach((label, reader) -> kinds.put(label, choice -> reader.read(this, choice, input)));
        ACTIVATIONS.forEach((label, reader) -> kinds.put(label, reader::apply));
        return Choice.parse(node, "layer", kinds);
    }

    private static Map<String, Reader> layers() {
        Map<String, Reader> layers = new LinkedHashMap<>();
        layers.put("dense", LayerParser::dense);
        layers.put("dropout", LayerParser::dropout);
        layers.put("batch-norm", LayerParser::batchNorm);
        layers.put("layer-norm", LayerParser::layerNorm);
        layers.put("residual", LayerParser::residual);
        layers.put("branches", LayerParser::branches);
        layers.put("frozen", (parser, choice, input) -> new Frozen(parser.layer(choice.required(), input)));
        return layers;
    }

    private Layer dropout(Choice choice, Optional<Shape> input) {
        Optional<Double> rate = choice.fields(List.of("rate")).read("rate", node -> Numbers.fraction(node, "'rate'"));
        if (rate.equals(Optional.of(0.0))) {
            rules.noteDrawn();
        } else {
            rules.drawsAlways(choice.location(), "the numbers of dropout");
        }
        return new Dropout(rate.orElse(0.0));
    }

    private Layer batchNorm(Choice choice, Optional<Shape> input) {
        Fields fields = choice.fields(List.of("epsilon", "momentum"));
        BatchNorm usual = new BatchNorm();
        double momentum = fields.read("momentum", node -> Numbers.fraction(node, "'momentum'"), usual.momentum());
        return new BatchNorm(epsilon(fields, usual.epsilon()), momentum);
    }

    private Layer layerNorm(Choice choice, Optional<Shape> input) {
        return new LayerNorm(epsilon(choice.fields(List.of("epsilon")), new LayerNorm().epsilon()));
    }

    private static double epsilon(Fields fields, double usual) {
        return fields.read("epsilon", node -> Numbers.positive(node, "'epsilon'"), usual);
    }

    private Layer residual(Choice choice, Optional<Shape> input) {
        Residual residual = new Residual(sequence(choice.required(), "'residual'", input));
        checkShapes(choice, residual, input);
        return residual;
    }

    private Layer branches(Choice choice, Optional<Shape> input) {
        List<Layer> branches = new ArrayList<>();
        List<YamlNode> nodes = Numbers.list(choice.required(), "'branches'");
        for (YamlNode node : nodes) {
            node.location().attempt(() -> sequence(node, "a branch", input)).ifPresent(branches::add);
        }
        if (nodes.size() < 2) {
            throw choice.location().error("'branches' needs at least two lists of layers");
        }
        if (branches.size() < nodes.size()) {
            throw choice.location().mistakes().noted();
        }
        Branches layer = new Branches(branches);
        checkShapes(choice, layer, input);
        return layer;
    }

    private static void checkShapes(Choice choice, Layer layer, Optional<Shape> input) {
        try {
            input.ifPresent(layer::output);
        } catch (ShapeException e) {
            throw choice.location().error(e.getMessage());
        }
    }

    private Layer dense(Choice choice, Optional<Shape> input) {
        Fields fields = choice.fields(List.of("units", "activation", "weights", "bias", "bias-first"));
        OptionalInt inputs = input.map(shape -> OptionalInt.of(shape.length())).orElse(OptionalInt.empty());
        Optional<Integer> units = fields.read("units", node -> units(node, inputs));
        Optional<Activation> activation = fields.optional("activation").isPresent()
                ? fields.read("activation", node -> Choice.parse(node, "activation", ACTIVATIONS))
                : Optional.of(new Linear());
        OptionalInt columns = units.map(OptionalInt::of).orElse(OptionalInt.empty());
        Initializer weights = fields.read("weights", node -> parameters.weights(node, inputs, columns))
                .orElseGet(Zeros::new);
        Optional<Optional<Initializer>> bias = fields.read("bias", node -> parameters.bias(node, inputs, columns));
        boolean biasFirst = Truth.of(fields, "bias-first");
        if (biasFirst && bias.equals(Optional.of(Optional.empty()))) {
            fields.keyLocation("bias-first").note("there is no bias to be drawn first");
        }
        activationKnown = activation.isPresent();
        return new Dense(
                units.orElseThrow(choice.location().mistakes()::noted),
                activation.orElseGet(Linear::new),
                weights,
                bias.orElseGet(Optional::empty),
                biasFirst && bias.flatMap(each -> each).isPresent());
    }

    private static int units(YamlNode node, OptionalInt inputs) {
        int units = Numbers.count(node, "'units'");
        ParameterParser.checkSize(node, inputs.orElse(1), units);
        return units;
    }

    private static Map<String, Function<Choice, Activation>> activations() {
        Map<String, Function<Choice, Activation>> activations = new LinkedHashMap<>();
        activations.put("linear", choice -> choice.alone(new Linear()));
        activations.put("relu", LayerParser::relu);
        activations.put(
                "leaky-relu",
                choice -> optional(choice, "slope", LeakyRelu::new).orElseGet(LeakyRelu::new));
        activations.put("elu", choice -> optional(choice, "alpha", Elu::new).orElseGet(Elu::new));
        activations.put("gelu", choice -> choice.alone(new Gelu()));
        activations.put("gelu-tanh", choice -> choice.alone(new GeluTanh()));
        activations.put("silu", choice -> choice.alone(new Silu()));
        activations.put("softplus", choice -> choice.alone(new Softplus()));
        activations.put("softsign", choice -> choice.alone(new Softsign()));
        activations.put("softmax", choice -> choice.alone(new Softmax()));
        activations.put("tanh", choice -> choice.alone(new Tanh()));
        activations.put("sigmoid", choice -> choice.alone(new Sigmoid()));
        return activations;
    }

    private static Optional<Activation> optional(Choice choice, String key, Function<Double, Activation> maker) {
        return choice.fields(List.of(key))
                .optional(key)
                .map(node -> maker.apply(Numbers.positive(node, "'" + key + "'")));
    }

    private static Activation relu(Choice choice) {
        Optional<YamlNode> slope = choice.fields(List.of("slope-at-zero")).optional("slope-at-zero");
        return new Relu(slope.map(node -> (int) Numbers.whole(node, "'slope-at-zero'", 0, 1))
                .orElse(0));
    }
}
