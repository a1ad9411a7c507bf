package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.metric.Accuracy;
import dev.lockstep.nn.metric.F1;
import dev.lockstep.nn.metric.MeanAbsoluteError;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Precision;
import dev.lockstep.nn.metric.RSquared;
import dev.lockstep.nn.metric.Recall;
import dev.lockstep.nn.metric.RocAuc;
import dev.lockstep.nn.metric.RootMeanSquaredError;
import dev.lockstep.nn.metric.TopAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes network files, of which {@link NetworkFileReader} makes the same networks. */
public final class NetworkFileWriter {
    private static final Writers<ValueSource> SOURCES = new Writers<ValueSource>("source of data")
            .kind(ValueSource.Initialized.class, NetworkFileWriter::initialized)
            .kind(ValueSource.Absent.class, each -> FlowMapping.of("absent", each.columns()))
            .kind(ValueSource.RowSumsOfInputs.class, NetworkFileWriter::rowSums);

    private static final Writers<ValidationSource> VALIDATIONS = new Writers<ValidationSource>("validation")
            .kind(ValidationSource.Share.class, each -> FlowMapping.of("share", each.share()))
            .kind(ValidationSource.Separate.class, each -> tables(each.inputs(), each.targets(), each.weights()));

    private static final Writers<Metric> METRICS = new Writers<Metric>("metric")
            .label(Accuracy.class, "accuracy")
            .label(Precision.class, "precision")
            .label(Recall.class, "recall")
            .label(F1.class, "f1")
            .label(RocAuc.class, "roc-auc")
            .kind(TopAccuracy.class, "top-k-accuracy", each -> FlowMapping.of("k", each.k()))
            .label(RSquared.class, "r-squared")
            .label(MeanAbsoluteError.class, "mean-absolute-error")
            .label(RootMeanSquaredError.class, "root-mean-squared-error");

    private NetworkFileWriter() {}

    /**
     * The text of a network file.
     *
     * @throws NetworkFileException if something in the network has no name in network files, or its data are from a file, whose place the
     *     network does not know
     */
    public static String write(NetworkDefinition network) {
        if (network.data().encoding().isPresent()) {
            throw new NetworkFileException(network.name()
                    + " has data from a file, and does not know which: keep the text of its network file");
        }
        FlowMapping file = FlowMapping.of("name", network.name()).with("title", network.title());
        if (!network.description().isEmpty()) {
            file.with("description", network.description());
        }
        file.with("dtype", network.dtype().label())
                .with("random", network.random().map(NetworkFileWriter::random))
                .with("data", data(network.data()))
                .with("layers", LayerWriters.sequence(network.layers()))
                .with("loss", TrainingWriters.loss(network.loss()))
                .with(
                        "metrics",
                        Optional.of(network.metrics())
                                .filter(each -> !each.isEmpty())
                                .map(NetworkFileWriter::metrics))
                .with("optimizer", TrainingWriters.optimizer(network.optimizer()))
                .with("training", TrainingWriters.training(network.training()))
                .with("document", network.document().map(NetworkFileWriter::document));
        StringBuilder text = new StringBuilder();
        file.entries().forEach((key, value) -> write(key, value, text));
        return text.toString();
    }

    /** A line for each layer and each table of data, and else for each key. */
    private static void write(String key, Object value, StringBuilder text) {
        text.append(key).append(':');
        if (key.equals("data")) {
            ((FlowMapping) value)
                    .entries()
                    .forEach((table, rows) ->
                            text.append("\n  ").append(table).append(": ").append(FlowMapping.text(rows)));
        } else if (value instanceof List<?> items) {
            items.forEach(item -> text.append("\n  - ").append(FlowMapping.text(item)));
        } else {
            text.append(' ').append(FlowMapping.text(value));
        }
        text.append('\n');
    }

    private static FlowMapping random(RandomDefinition random) {
        FlowMapping written = FlowMapping.of("generator", random.generator().label());
        return random.seed().isPresent() ? written.with("seed", random.seed().getAsLong()) : written;
    }

    private static FlowMapping data(DataDefinition data) {
        return tables(data.inputs(), data.targets(), data.weights())
                .with(
                        "scale-targets",
                        Optional.of(data.scaling())
                                .filter(each -> !each.isNone())
                                .map(NetworkWords::mapping))
                .with("validation", data.validation().map(VALIDATIONS::write));
    }

    private static FlowMapping tables(ValueSource inputs, ValueSource targets, Optional<ValueSource> weights) {
        return FlowMapping.of("inputs", SOURCES.write(inputs))
                .with("targets", SOURCES.write(targets))
                .with("weights", weights.map(NetworkFileWriter::column));
    }

    /** The numbers of a table of one column. */
    private static List<Double> column(ValueSource source) {
        Literal literal = (Literal) ((ValueSource.Initialized) source).values();
        return InitializerWriters.rows(literal.values()).stream()
                .map(row -> row.get(0))
                .toList();
    }

    private static Object initialized(ValueSource.Initialized source) {
        List<Integer> shape = List.of(source.rows(), source.columns());
        Writers<Initializer> values = new Writers<Initializer>("source of data")
                .kind(Literal.class, each -> InitializerWriters.rows(each.values()))
                .kind(Uniform.class, "uniform", each -> FlowMapping.of("shape", shape))
                .kind(
                        Normal.class,
                        "normal",
                        each -> FlowMapping.of("shape", shape).with("scale", each.scale()));
        return values.write(source.values());
    }

    private static FlowMapping rowSums(ValueSource.RowSumsOfInputs source) {
        return FlowMapping.of(
                "row-sums-of-inputs",
                new FlowMapping().with("plus", source.plus().map(InitializerWriters::normal)));
    }

    private static List<Object> metrics(List<Metric> metrics) {
        return metrics.stream().map(METRICS::write).toList();
    }

    private static FlowMapping document(DocumentDefinition document) {
        return FlowMapping.of("source", document.source())
                .with("losses", document.losses().map(NetworkFileWriter::losses))
                .with("predictions", document.predictions().map(NetworkFileWriter::predictions));
    }

    private static FlowMapping losses(DocumentDefinition.Losses losses) {
        FlowMapping figures = new FlowMapping();
        for (Map.Entry<Integer, String> figure : losses.figures().entrySet()) {
            figures.with(figure.getKey().toString(), new Figure(figure.getValue()));
        }
        boolean printed = losses.origin() == DocumentDefinition.Origin.PRINTED;
        return FlowMapping.of("first-epoch", losses.firstEpoch())
                .with(losses.precision().unit().label(), losses.precision().digits())
                .with(printed ? "printed" : "rerun", figures);
    }

    private static FlowMapping predictions(DocumentDefinition.Predictions predictions) {
        List<FlowMapping> samples = new ArrayList<>();
        for (DocumentDefinition.Prediction each : predictions.samples()) {
            samples.add(FlowMapping.of("sample", each.sample())
                    .with("inputs", figures(each.inputs()))
                    .with("target", figures(each.target()))
                    .with("prediction", figures(each.prediction())));
        }
        return FlowMapping.of(
                        predictions.precision().unit().label(),
                        predictions.precision().digits())
                .with("samples", samples);
    }

    private static List<Figure> figures(List<String> figures) {
        return figures.stream().map(Figure::new).toList();
    }

    /** A number in the digits of a document. */
    private record Figure(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }
}
