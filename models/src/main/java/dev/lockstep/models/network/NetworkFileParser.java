package dev.lockstep.models.network;

import dev.lockstep.api.DType;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Makes a {@link NetworkDefinition} of the tree of a network file. */
final class NetworkFileParser {
    private static final List<String> KEYS = List.of(
            "name",
            "title",
            "description",
            "dtype",
            "random",
            "data",
            "layers",
            "loss",
            "optimizer",
            "training",
            "document");

    private NetworkFileParser() {}

    /** @throws NetworkFileException at the first thing that is wrong */
    static NetworkDefinition parse(YamlNode root, DataFiles files) {
        Fields fields = Fields.of(root, "a network file", KEYS);
        String name = TextParser.name(fields.required("name"));
        String title = TextParser.line(fields.required("title"), "'title'");
        String description = fields.optional("description")
                .map(node -> TextParser.text(node, "'description'"))
                .orElse("");
        DType dtype = fields.optional("dtype").map(NetworkFileParser::dtype).orElse(DType.FLOAT64);

        Optional<RandomDefinition> random = fields.optional("random").map(NetworkFileParser::random);
        DrawingRules rules = new DrawingRules(random);
        DataDefinition data = new DataParser(rules, files).parse(fields.required("data"));
        YamlNode layersNode = fields.required("layers");
        Shape samples = Shape.of(data.inputs().columns());
        Sequential layers = new LayerParser(rules).parse(layersNode, samples);
        checkOutputs(layersNode, layers.output(samples).length(), data.targets());

        Objective loss = new LossParser(layers.activation(), data.targets()).parse(fields.required("loss"));
        Optimizer optimizer = OptimizerParser.parse(fields.required("optimizer"));
        TrainingDefinition training = new TrainingParser(rules).parse(fields.required("training"), data);
        random.ifPresent(r -> rules.checkDrawn(fields.keyLocation("random")));
        Optional<DocumentDefinition> document =
                fields.optional("document").map(new DocumentParser(data, training)::parse);
        return new NetworkDefinition(
                name, title, description, dtype, random, data, layers, loss, optimizer, training, document);
    }

    private static DType dtype(YamlNode node) {
        Map<String, Function<Choice, DType>> dtypes = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            dtypes.put(dtype.label(), choice -> choice.alone(dtype));
        }
        return Choice.parse(node, "dtype", dtypes);
    }

    private static RandomDefinition random(YamlNode node) {
        Fields fields = Fields.of(node, "'random'", List.of("generator", "seed"));
        Map<String, Function<Choice, Generator>> generators = new LinkedHashMap<>();
        for (Generator generator : Generator.values()) {
            generators.put(generator.label(), choice -> choice.alone(generator));
        }
        Generator generator = Choice.parse(fields.required("generator"), "generator", generators);
        OptionalLong seed = fields.optional("seed").stream()
                .mapToLong(n -> Numbers.whole(n, "'seed'", 0, RandomStream.MAXIMUM_SEED))
                .findFirst();
        return new RandomDefinition(generator, seed);
    }

    private static void checkOutputs(YamlNode layersNode, int outputs, ValueSource targets) {
        if (outputs != targets.columns()) {
            throw layersNode
                    .location()
                    .error("the last layer has " + Text.count(outputs, "unit") + ", targets has "
                            + Text.count(targets.columns(), "column") + ": they must be as many");
        }
    }
}
