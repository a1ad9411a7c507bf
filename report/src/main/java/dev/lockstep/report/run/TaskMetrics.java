package dev.lockstep.report.run;

import dev.lockstep.data.Target;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Metrics;
import dev.lockstep.nn.metric.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The metrics of what a network is trained for: those that its file chooses; else of classes where its data say that they are, or where they are in no file and their targets are
 * 0 and 1 as those of classes; else of numbers.
 */
final class TaskMetrics {
    private final Optional<Target> target;
    private final List<Metric> chosen;

    TaskMetrics(RunContext context) {
        target = context.definition()
                .flatMap(definition -> definition.data().encoding())
                .map(encoding -> encoding.target());
        chosen = context.definition().map(NetworkDefinition::metrics).orElse(List.of());
    }

    boolean areClasses(Predictions predictions) {
        return target.map(each -> each.kind() != Target.Kind.NUMBER).orElseGet(predictions::areClasses);
    }

    /** The names of the classes; their numbers where they have no names. */
    List<String> labels(Predictions predictions) {
        return target.map(Target::labels)
                .filter(labels -> labels.size() == predictions.classes())
                .orElseGet(() -> IntStream.range(0, predictions.classes())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** By their labels. */
    Map<String, Double> of(Predictions predictions) {
        List<Metric> metrics = Metrics.chosenOr(chosen, areClasses(predictions), predictions.outputs());
        Map<String, Double> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric.label(), metric.of(predictions)));
        return values;
    }
}
