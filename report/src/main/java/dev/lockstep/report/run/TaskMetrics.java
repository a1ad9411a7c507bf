package dev.lockstep.report.run;

import dev.lockstep.models.network.DataDefinition;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Metrics;
import dev.lockstep.nn.metric.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of what a network is trained for: those that its file chooses; else of classes where its data say that they are, or where they are in no file and their targets are
 * 0 and 1 as those of classes; else of numbers.
 */
final class TaskMetrics {
    private final Optional<DataDefinition> data;
    private final List<Metric> chosen;

    TaskMetrics(RunContext context) {
        data = context.definition().map(NetworkDefinition::data);
        chosen = context.definition().map(NetworkDefinition::metrics).orElse(List.of());
    }

    boolean areClasses(Predictions predictions) {
        return data.map(each -> each.areClasses(predictions)).orElseGet(predictions::areClasses);
    }

    /** The names of the classes; their numbers where they have no names. */
    List<String> labels(Predictions predictions) {
        return data.map(each -> each.labels(predictions)).orElseGet(predictions::numbers);
    }

    /** By their labels; of several targets those of each by itself behind those of all, as in {@code r-squared of width}. */
    Map<String, Double> ofEach(Predictions predictions) {
        Map<String, Double> values = new LinkedHashMap<>(of(predictions));
        List<String> targets = data.map(DataDefinition::severalTargets).orElse(List.of());
        for (int i = 0; i < targets.size(); i++) {
            String name = targets.get(i);
            of(predictions.column(i)).forEach((label, value) -> values.put(label + " of " + name, value));
        }
        return values;
    }

    /** By their labels. */
    Map<String, Double> of(Predictions predictions) {
        List<Metric> metrics = Metrics.chosenOr(chosen, areClasses(predictions), predictions.outputs());
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.label(), metric.of(predictions)));
        return values;
    }
}
