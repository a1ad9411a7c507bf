package dev.lockstep.models.network;

import dev.lockstep.nn.plan.Batching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code document} of a network file and holds it against the network. */
final class DocumentParser {
    private static final int MOST_DIGITS = 17;
    private static final int LONGEST_FIGURE = 40;
    private static final Pattern ZERO = Pattern.compile("[-+]?0*\\.?0*");

    private final DataDefinition data;
    private final TrainingDefinition training;

    DocumentParser(DataDefinition data, TrainingDefinition training) {
        this.data = data;
        this.training = training;
    }

    DocumentDefinition parse(YamlNode node) {
        Fields fields = Fields.of(node, "'document'", List.of("source", "losses", "predictions"));
        Optional<String> source = fields.read("source", each -> TextParser.line(each, "'source'"));
        Optional<DocumentDefinition.Losses> losses =
                fields.read("losses", each -> Optional.of(losses(each)), Optional.empty());
        Optional<DocumentDefinition.Predictions> predictions =
                fields.read("predictions", each -> Optional.of(predictions(each)), Optional.empty());
        return new DocumentDefinition(source.orElseThrow(fields.location().mistakes()::noted), losses, predictions);
    }

    private DocumentDefinition.Losses losses(YamlNode node) {
        Fields fields = Fields.of(
                node, "'losses'", List.of("first-epoch", "decimals", "significant-digits", "printed", "rerun"));
        String key = new Settings(fields).oneOf("printed", "rerun");
        DocumentDefinition.Origin origin =
                key.equals("printed") ? DocumentDefinition.Origin.PRINTED : DocumentDefinition.Origin.RERUN;
        int firstEpoch = (int) Numbers.whole(fields.required("first-epoch"), "'first-epoch'", 0, 1);
        return new DocumentDefinition.Losses(
                origin, firstEpoch, precision(fields), figures(fields.required(key), "'" + key + "'", firstEpoch));
    }

    private SortedMap<Integer, String> figures(YamlNode node, String what, int firstEpoch) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw node.location().error(what + " must be epochs with figures, as in {1: 0.25}, not " + node.kind());
        }
        if (mapping.entries().isEmpty()) {
            throw node.location().error(what + " must not be empty");
        }
        SortedMap<Integer, String> figures = new TreeMap<>();
        long lastEpoch = firstEpoch + training.epochs() - 1L;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode key =
                    new YamlNode.Scalar(entry.getKey(), true, entry.getValue().keyLocation());
            key.location().attempt(() -> {
                int epoch = (int) Numbers.whole(key, "an epoch of " + what, firstEpoch, lastEpoch);
                if (figures.put(epoch, figure(entry.getValue().value())) != null) {
                    throw key.location().error("epoch " + epoch + " is there twice");
                }
                return epoch;
            });
        }
        return figures;
    }

    private DocumentDefinition.Predictions predictions(YamlNode node) {
        Fields fields = Fields.of(node, "'predictions'", List.of("decimals", "significant-digits", "samples"));
        List<DocumentDefinition.Prediction> samples = new ArrayList<>();
        for (YamlNode sample : Numbers.list(fields.required("samples"), "'samples'")) {
            sample.location().attempt(() -> prediction(sample)).ifPresent(samples::add);
        }
        return new DocumentDefinition.Predictions(precision(fields), samples);
    }

    private DocumentDefinition.Prediction prediction(YamlNode node) {
        Fields fields = Fields.of(node, "a prediction", List.of("sample", "inputs", "target", "prediction"));
        int columns = data.targets().columns();
        return new DocumentDefinition.Prediction(
                sample(fields.required("sample")),
                row(fields, "inputs", data.inputs().columns()),
                row(fields, "target", columns),
                row(fields, "prediction", columns));
    }

    /** One of the last step's, whose predictions a run keeps. */
    private int sample(YamlNode node) {
        int samples = data.samples();
        int sample = (int) Numbers.whole(node, "'sample'", 0, samples - 1L);
        Batching batching = training.batching();
        if (batching.shuffled() || batching.dropLast()) {
            throw node.location()
                    .error(
                            "predictions are those of an epoch's last batch, whose samples 'shuffle' and 'drop-last' change");
        }
        int size = Math.min(batching.size(), samples);
        int first = (samples - 1) / size * size;
        if (sample < first) {
            throw node.location()
                    .error("predictions are those of an epoch's last batch, which begins with sample " + first
                            + ", so there is none of sample " + sample);
        }
        return sample;
    }

    private static List<String> row(Fields fields, String key, int length) {
        YamlNode node = fields.required(key);
        List<YamlNode> items = Numbers.list(node, "'" + key + "'");
        if (items.size() != length) {
            throw node.location()
                    .error("'" + key + "' must have " + Text.count(length, "number") + ", not " + items.size());
        }
        return items.stream().map(DocumentParser::figure).toList();
    }

    private static Precision precision(Fields fields) {
        String key =
                new Settings(fields).oneOf(Precision.Unit.DECIMALS.label(), Precision.Unit.SIGNIFICANT_DIGITS.label());
        Precision.Unit unit = key.equals(Precision.Unit.DECIMALS.label())
                ? Precision.Unit.DECIMALS
                : Precision.Unit.SIGNIFICANT_DIGITS;
        return new Precision(unit, (int) Numbers.whole(fields.required(key), "'" + key + "'", 1, MOST_DIGITS));
    }

    /** The text of a number, which keeps the digits as they are printed; short enough for exact arithmetic with it to be quick. */
    private static String figure(YamlNode node) {
        double value = Numbers.real(node, "a figure");
        String text = ((YamlNode.Scalar) node).text();
        if (text.length() > LONGEST_FIGURE || value == 0 && !ZERO.matcher(text).matches()) {
            throw node.location().error("a figure must be a number that a document could print, not " + node.kind());
        }
        return text;
    }
}
