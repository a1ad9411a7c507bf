package dev.lockstep.report.facts;

import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.PreparationTable;
import dev.lockstep.data.QuotedTexts;
import dev.lockstep.data.Target;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkWords;
import dev.lockstep.models.network.ReadFile;
import dev.lockstep.report.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a network was trained on; nothing is known of a network that is no file's. */
final class DataFacts {
    private static final int MOST_FEATURES = 40;

    private final Optional<NetworkDefinition> network;
    private final Optional<InitialValues> start;

    DataFacts(RunContext context) {
        network = context.definition();
        start = network.map(
                definition -> InitialValues.of(definition, context.options().seed()));
    }

    Section section() {
        List<Fact> facts = new ArrayList<>();
        network.ifPresent(definition -> definition.data().files().forEach(file -> file(file, facts)));
        network.ifPresent(definition -> facts.add(Fact.literal(
                "inputs and targets",
                definition.data().inputs().columns() + " and "
                        + definition.data().targets().columns())));
        start.ifPresent(values -> samples(values, facts));
        network.flatMap(definition -> definition.data().encoding()).ifPresent(encoding -> encoded(encoding, facts));
        List<String> names =
                network.map(definition -> definition.data().severalTargets()).orElse(List.of());
        start.map(InitialValues::targets)
                .filter(each -> !each.isNone())
                .ifPresent(targets -> scaled(targets, names, facts));
        return new Section("Data", facts);
    }

    /** How columns become inputs. */
    Optional<PreparationTable> preparation() {
        return start.flatMap(InitialValues::preparation).map(PreparationTable::of);
    }

    private static void file(ReadFile file, List<Fact> facts) {
        facts.add(Fact.words("file", file.name()));
        facts.add(Fact.literal("SHA-256 of " + file.name(), file.sha256()));
        facts.add(Fact.literal("rows and columns of " + file.name(), file.rows() + " and " + file.columns()));
    }

    private static void samples(InitialValues values, List<Fact> facts) {
        facts.add(Fact.literal(
                "samples trained on", Integer.toString(values.data().inputs().rows())));
        values.validation()
                .ifPresent(tables -> facts.add(Fact.literal(
                        "validation samples", Integer.toString(tables.inputs().rows()))));
    }

    private static void encoded(Encoding encoding, List<Fact> facts) {
        Target target = encoding.target();
        facts.add(Fact.words(
                target.columns().size() == 1 ? "target" : "targets",
                String.join(", ", target.columns()) + " (" + target.kind().label()
                        + (target.labels().isEmpty() ? "" : ": " + QuotedTexts.of(target.labels())) + ")"));
        facts.add(Fact.words("features", features(encoding.features())));
        facts.add(Fact.words("missing values", encoding.missing().label()));
        facts.add(Fact.words("scaling", encoding.scaling().label()));
        encoding.own()
                .forEach((column, treatment) -> facts.add(Fact.words("of " + column, NetworkWords.of(treatment))));
    }

    private static void scaled(TargetPreparation targets, List<String> names, List<Fact> facts) {
        facts.add(Fact.words("scaling of targets", NetworkWords.of(targets.treatment())));
        for (int i = 0; i < targets.columns().size(); i++) {
            TargetPreparation.Column column = targets.columns().get(i);
            String number = targets.columns().size() == 1 ? "the target" : "target " + (i + 1);
            String of = names.isEmpty() ? number : names.get(i);
            facts.add(Fact.number("shift of " + of, column.shift()));
            facts.add(Fact.number("divisor of " + of, column.divisor()));
        }
    }

    private static String features(List<Feature> features) {
        String shown =
                features.stream().limit(MOST_FEATURES).map(DataFacts::feature).collect(Collectors.joining(", "));
        int more = features.size() - MOST_FEATURES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String feature(Feature feature) {
        return feature.categories().isEmpty()
                ? feature.column()
                : feature.column() + " (" + QuotedTexts.of(feature.categories()) + ")";
    }
}
