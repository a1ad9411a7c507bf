package dev.lockstep.models.network;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.metric.Metric;
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
            "metrics",
            "optimizer",
            "training",
            "document");

    private NetworkFileParser() {}

    /** Reads the {@code data} of a file. */
    interface DataReading {
        /** @throws NetworkFileException if they can not be read */
        DataDefinition read(DrawingRules rules, YamlNode data);
    }

    /** @throws NetworkFileException of all that is wrong */
    static NetworkDefinition parse(YamlNode root, DataFiles files) {
        return parseReading(root, (rules, node) -> new DataParser(rules, files).parse(node));
    }

    /** @throws NetworkFileException of all that is wrong */
    static NetworkDefinition parseReading(YamlNode root, DataReading reading) {
        Mistakes mistakes = root.location().mistakes();
        Optional<NetworkDefinition> network = mistakes.attempt(() -> definition(root, reading));
        mistakes.throwAny();
        return network.orElseThrow();
    }

    private static NetworkDefinition definition(YamlNode root, DataReading reading) {
        Fields fields = Fields.of(root, "a network file", KEYS);
        Optional<String> name = fields.read("name", TextParser::name);
        Optional<String> title = fields.read("title", node -> TextParser.line(node, "'title'"));
        String description = fields.read("description", node -> TextParser.text(node, "'description'"), "");
        DType dtype = fields.read("dtype", NetworkFileParser::dtype, DType.FLOAT64);

        Optional<RandomDefinition> random =
                fields.optional("random").flatMap(node -> fields.read("random", NetworkFileParser::random));
        DrawingRules rules =
                random.isPresent() || !fields.means("random") ? new DrawingRules(random) : DrawingRules.unknown();
        Mistakes mistakes = root.location().mistakes();
        int before = mistakes.count();
        Optional<DataDefinition> data = fields.read("data", node -> reading.read(rules, node));
        Optional<DataDefinition> rightData = data.filter(any -> mistakes.count() == before);
        LayerParser.Read layers =
                fields.read("layers", node -> layers(node, rules, data)).orElse(LayerParser.Read.NOTHING);
        Optional<TrainingDefinition> training =
                fields.read("training", node -> new TrainingParser(rules).parse(node, rightData));
        if (random.isPresent() && mistakes.count() == before) {
            rules.checkDrawn(fields.keyLocation("random"));
        }
        Optional<Objective> loss = fields.read("loss", node -> new LossParser(layers.activation(), data).parse(node));
        List<Metric> metrics = fields.read("metrics", new MetricParser(data)::parse, List.of());
        Optional<Optimizer> optimizer = fields.read("optimizer", OptimizerParser::parse);
        Optional<Integer> samples = rightData.map(DataDefinition::samples);
        Optional<DocumentDefinition> document = fields.read(
                "document",
                node -> Optional.of(new DocumentParser(data, samples, training).parse(node)),
                Optional.empty());
        if (!mistakes.isEmpty()) {
            throw mistakes.noted();
        }
        return new NetworkDefinition(
                name.orElseThrow(),
                title.orElseThrow(),
                description,
                dtype,
                random,
                data.orElseThrow(),
                layers.layers().orElseThrow(),
                loss.orElseThrow(),
                metrics,
                optimizer.orElseThrow(),
                training.orElseThrow(),
                document);
    }

    private static LayerParser.Read layers(YamlNode node, DrawingRules rules, Optional<DataDefinition> data) {
        Optional<Shape> samples = data.map(each -> Shape.of(each.inputs().columns()));
        LayerParser.Read layers = new LayerParser(rules).parse(node, samples);
        if (data.isPresent() && layers.output().isPresent()) {
            checkOutputs(node, layers.output().get().length(), data.get().targets());
        }
        if (layers.layers().filter(each -> !each.hasParameters()).isPresent()) {
            node.location().note("none of the layers has parameters, as 'dense' has: there is nothing to train");
        }
        return layers;
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
        Optional<Generator> generator = fields.read("generator", each -> Choice.parse(each, "generator", generators));
        OptionalLong seed = fields.read(
                "seed",
                each -> OptionalLong.of(Numbers.whole(each, "'seed'", 0, RandomStream.MAXIMUM_SEED)),
                OptionalLong.empty());
        if (seed.isEmpty() && fields.means("seed")) {
            throw node.location().mistakes().noted();
        }
        return new RandomDefinition(generator.orElseThrow(node.location().mistakes()::noted), seed);
    }

    private static void checkOutputs(YamlNode layersNode, int outputs, ValueSource targets) {
        if (outputs != targets.columns()) {
            layersNode
                    .location()
                    .note("the last layer has " + Text.count(outputs, "unit") + ", targets has "
                            + Text.count(targets.columns(), "column") + ": they must be as many");
        }
    }
}
