package dev.lockstep.models.network;

import dev.lockstep.api.LockstepException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code metrics} of a network file and holds them against the targets; here is the table of metrics. */
final class MetricParser {
    static final Map<String, Function<Choice, Metric>> METRICS = metrics();

    /** What people write for them. */
    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "auc", "roc-auc",
            "r2", "r-squared",
            "mae", "mean-absolute-error",
            "rmse", "root-mean-squared-error",
            "top-k", "top-k-accuracy");

    /** The name of {@code {top-k-accuracy: {k: 5}}} where it is shown. */
    private static final Pattern TOP_NUMBER = Pattern.compile("top-([0-9]+)-accuracy");

    private final Optional<DataDefinition> data;

    /** @param data empty where mistakes leave it unknown, and then nothing is held against it */
    MetricParser(Optional<DataDefinition> data) {
        this.data = data;
    }

    List<Metric> parse(YamlNode node) {
        List<Metric> metrics = new ArrayList<>();
        for (YamlNode item : Numbers.list(node, "'metrics'")) {
            item.location().attempt(() -> metric(item, metrics)).ifPresent(metrics::add);
        }
        return metrics;
    }

    private Metric metric(YamlNode node, List<Metric> before) {
        if (node instanceof YamlNode.Scalar scalar
                && scalar.text().toLowerCase(Locale.ROOT).startsWith("confusion")) {
            throw node.location()
                    .error("the confusion matrix is no number: evaluate, reports and cards show it of all classes,"
                            + " whatever 'metrics' are");
        }
        String meant = node instanceof YamlNode.Scalar scalar
                ? ABBREVIATIONS.get(scalar.text().toLowerCase(Locale.ROOT))
                : null;
        if (meant != null) {
            throw node.location().error("unknown metric " + node.kind() + ": did you mean '" + meant + "'?");
        }
        Mistakes mistakes = node.location().mistakes();
        int mistakesBefore = mistakes.count();
        Metric metric = topAccuracy(node).orElseGet(() -> Choice.parse(node, "metric", METRICS));
        if (mistakes.count() > mistakesBefore) {
            throw mistakes.noted();
        }
        if (before.contains(metric)) {
            throw node.location().error("the metric " + metric.label() + " is there twice");
        }
        data.ifPresent(each -> requireFits(node, metric, each));
        return metric;
    }

    private static void requireFits(YamlNode node, Metric metric, DataDefinition data) {
        Optional<Boolean> classes = data.targetsAreClasses();
        boolean fits = classes.map(each -> each == metric.isOfClasses()).orElse(true);
        if (!fits) {
            throw node.location()
                    .error(metric.label() + " is for targets that are " + (metric.isOfClasses() ? "classes" : "numbers")
                            + ", and these are " + (metric.isOfClasses() ? "numbers" : "classes"));
        }
        try {
            metric.requireOutputs(data.targets().columns());
        } catch (LockstepException e) {
            throw node.location().error(e.getMessage());
        }
    }

    private static Map<String, Function<Choice, Metric>> metrics() {
        Map<String, Function<Choice, Metric>> metrics = new LinkedHashMap<>();
        for (Metric metric : List.of(new Accuracy(), new Precision(), new Recall(), new F1(), new RocAuc())) {
            metrics.put(metric.label(), choice -> choice.alone(metric));
        }
        metrics.put("top-k-accuracy", MetricParser::topAccuracy);
        for (Metric metric : List.of(new RSquared(), new MeanAbsoluteError(), new RootMeanSquaredError())) {
            metrics.put(metric.label(), choice -> choice.alone(metric));
        }
        return metrics;
    }

    /** That of a name such as {@code top-5-accuracy}. */
    private static Optional<Metric> topAccuracy(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return Optional.empty();
        }
        Matcher name = TOP_NUMBER.matcher(scalar.text());
        return name.matches()
                ? Optional.of(new TopAccuracy(Numbers.count(
                        new YamlNode.Scalar(name.group(1), true, scalar.location()), "the number in " + scalar.kind())))
                : Optional.empty();
    }

    private static Metric topAccuracy(Choice choice) {
        choice.required();
        return new TopAccuracy(Settings.of(choice, "k").count("k"));
    }
}
