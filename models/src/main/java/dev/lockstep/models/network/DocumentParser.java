package dev.lockstep.models.network;

import dev.lockstep.nn.plan.Batching;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the {@code document} of a network file and holds it against what is known of the network. */
final class DocumentParser {
    private static final int MOST_DIGITS = 17;
    private static final int LONGEST_FIGURE = 40;
    private static final Pattern ZERO = Pattern.compile("[-+]?0*\\.?0*");
    private static final String PRINTED = "printed";
    private static final String RERUN = "rerun";

    private final Optional<Integer> inputs;
    private final Optional<Integer> targets;
    private final Optional<Integer> samples;
    private final Optional<TrainingDefinition> training;

    /**
     * What mistakes leave unknown is empty, and nothing is held against it.
     *
     * @param samples how many are trained on
     */
    DocumentParser(Optional<DataDefinition> data, Optional<Integer> samples, Optional<TrainingDefinition> training) {
        inputs = data.map(each -> each.inputs().columns());
        targets = data.map(each -> each.targets().columns());
        this.samples = samples;
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
        Fields fields =
                Fields.of(node, "'losses'", List.of("first-epoch", "decimals", "significant-digits", PRINTED, RERUN));
        Optional<String> key = new Settings(fields).oneOf(PRINTED, RERUN);
        Optional<Integer> firstEpoch =
                fields.read("first-epoch", each -> (int) Numbers.whole(each, "'first-epoch'", 0, 1));
        Optional<Precision> precision = precision(fields);
        Optional<SortedMap<Integer, String>> printed = figures(fields, PRINTED, firstEpoch);
        Optional<SortedMap<Integer, String>> rerun = figures(fields, RERUN, firstEpoch);
        Mistakes mistakes = node.location().mistakes();
        boolean isRerun = key.orElseThrow(mistakes::noted).equals(RERUN);
        return new DocumentDefinition.Losses(
                isRerun ? DocumentDefinition.Origin.RERUN : DocumentDefinition.Origin.PRINTED,
                firstEpoch.orElseThrow(mistakes::noted),
                precision.orElseThrow(mistakes::noted),
                (isRerun ? rerun : printed).orElseThrow(mistakes::noted));
    }

    private Optional<SortedMap<Integer, String>> figures(Fields fields, String key, Optional<Integer> firstEpoch) {
        return fields.read(key, node -> Optional.of(figures(node, "'" + key + "'", firstEpoch)), Optional.empty());
    }

    private SortedMap<Integer, String> figures(YamlNode node, String what, Optional<Integer> firstEpoch) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw node.location().error(what + " must be epochs with figures, as in {1: 0.25}, not " + node.kind());
        }
        if (mapping.entries().isEmpty()) {
            throw node.location().error(what + " must not be empty");
        }
        SortedMap<Integer, String> figures = new TreeMap<>();
        long lastEpoch = training.isPresent() && firstEpoch.isPresent()
                ? firstEpoch.get() + training.get().epochs() - 1L
                : Integer.MAX_VALUE;
        for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
            YamlNode key =
                    new YamlNode.Scalar(entry.getKey(), true, entry.getValue().keyLocation());
            Optional<Integer> epoch = key.location()
                    .attempt(() -> (int) Numbers.whole(key, "an epoch of " + what, firstEpoch.orElse(0), lastEpoch));
            Optional<String> figure =
                    key.location().attempt(() -> figure(entry.getValue().value()));
            if (epoch.isPresent() && figures.put(epoch.get(), figure.orElse("")) != null) {
                key.location().note("epoch " + epoch.get() + " is there twice");
            }
        }
        return figures;
    }

    private DocumentDefinition.Predictions predictions(YamlNode node) {
        Fields fields = Fields.of(node, "'predictions'", List.of("decimals", "significant-digits", "samples"));
        Optional<Precision> precision = precision(fields);
        Optional<List<DocumentDefinition.Prediction>> predicted =
                fields.read("samples", each -> Numbers.each(each, "'samples'", this::prediction));
        Mistakes mistakes = node.location().mistakes();
        return new DocumentDefinition.Predictions(
                precision.orElseThrow(mistakes::noted), predicted.orElseThrow(mistakes::noted));
    }

    private DocumentDefinition.Prediction prediction(YamlNode node) {
        Fields fields = Fields.of(node, "a prediction", List.of("sample", "inputs", "target", "prediction"));
        Optional<Integer> sample = fields.read("sample", this::sample);
        return new DocumentDefinition.Prediction(
                sample.orElse(0),
                row(fields, "inputs", inputs),
                row(fields, "target", targets),
                row(fields, "prediction", targets));
    }

    /** One of the last step's, whose predictions a run keeps. */
    private int sample(YamlNode node) {
        int sample = (int) Numbers.whole(node, "'sample'", 0, samples.orElse(Integer.MAX_VALUE) - 1L);
        if (training.isEmpty()) {
            return sample;
        }
        Batching batching = training.get().batching();
        if (batching.shuffled() || batching.dropLast()) {
            throw node.location()
                    .error(
                            "predictions are those of an epoch's last batch, whose samples 'shuffle' and 'drop-last' change");
        }
        samples.ifPresent(count -> requireInLastBatch(node, sample, count, Math.min(batching.size(), count)));
        return sample;
    }

    private static void requireInLastBatch(YamlNode node, int sample, int samples, int size) {
        int first = (samples - 1) / size * size;
        if (sample < first) {
            throw node.location()
                    .error("predictions are those of an epoch's last batch, which begins with sample " + first
                            + ", so there is none of sample " + sample);
        }
    }

    private static List<String> row(Fields fields, String key, Optional<Integer> length) {
        return fields.read(key, node -> row(node, key, length)).orElse(List.of());
    }

    private static List<String> row(YamlNode node, String key, Optional<Integer> length) {
        int items = Numbers.list(node, "'" + key + "'").size();
        if (length.isPresent() && items != length.get()) {
            node.location().note("'" + key + "' must have " + Text.count(length.get(), "number") + ", not " + items);
        }
        return Numbers.each(node, "'" + key + "'", DocumentParser::figure);
    }

    /** Empty if it can not be read, which is noted. */
    private static Optional<Precision> precision(Fields fields) {
        Optional<Precision> decimals = precision(fields, Precision.Unit.DECIMALS);
        Optional<Precision> digits = precision(fields, Precision.Unit.SIGNIFICANT_DIGITS);
        return new Settings(fields)
                .oneOf(Precision.Unit.DECIMALS.label(), Precision.Unit.SIGNIFICANT_DIGITS.label())
                .flatMap(key -> key.equals(Precision.Unit.DECIMALS.label()) ? decimals : digits);
    }

    private static Optional<Precision> precision(Fields fields, Precision.Unit unit) {
        return fields.read(
                unit.label(),
                node -> Optional.of(
                        new Precision(unit, (int) Numbers.whole(node, "'" + unit.label() + "'", 1, MOST_DIGITS))),
                Optional.empty());
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
