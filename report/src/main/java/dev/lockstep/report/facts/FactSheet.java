package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Target;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.report.run.Assessment;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.report.text.Figures;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All facts of a run, by sections. Every decimal is the shortest that reads back to the same number. */
public final class FactSheet {
    private final FinishedRun run;
    private final RunContext context;
    private final TrainingResult result;

    public FactSheet(FinishedRun run) {
        this.run = run;
        this.context = run.context();
        this.result = run.result();
    }

    /** What it came to. */
    public Section outcome() {
        List<Fact> facts = new ArrayList<>();
        run.divergence().ifPresent(text -> facts.add(Fact.words("diverged", text)));
        facts.add(Fact.literal("epochs trained", result.epochs() + " of " + context.epochs()));
        facts.add(Fact.literal("steps", Long.toString(result.steps())));
        facts.add(Fact.literal("first loss", Decimals.toString(result.firstLoss())));
        facts.add(Fact.literal("last loss", Decimals.toString(result.lastLoss())));
        result.validation().ifPresent(validation -> validated(validation, facts));
        return new Section("Result", facts);
    }

    private static void validated(Validation validation, List<Fact> facts) {
        facts.add(Fact.literal("last validation loss", Decimals.toString(validation.lastLoss())));
        validation
                .bestEpoch()
                .ifPresent(epoch -> facts.add(Fact.literal(
                        "lowest validation loss", Decimals.toString(validation.bestLoss()) + " after epoch " + epoch)));
        if (validation.stoppedEarly()) {
            facts.add(Fact.words("stopped early", "yes: no epoch had a lower validation loss for too long"));
        }
    }

    /** The metrics; empty where nothing was assessed. */
    public Section metrics() {
        List<Fact> facts = new ArrayList<>();
        run.assessment().ifPresent(assessment -> {
            facts.add(Fact.literal("samples", Integer.toString(assessment.samples())));
            assessment.metrics().forEach((label, value) -> facts.add(Fact.literal(label, Decimals.toString(value))));
        });
        String data = run.assessment().map(Assessment::data).orElse("data");
        return new Section("Metrics of the " + data, facts);
    }

    /** What it was trained on; empty for a network that is no file's. */
    public Section data() {
        List<Fact> facts = new ArrayList<>();
        context.definition().ifPresent(definition -> {
            facts.add(Fact.literal(
                    "inputs and targets",
                    definition.data().inputs().columns() + " and "
                            + definition.data().targets().columns()));
            InitialValues values =
                    InitialValues.of(definition, context.options().seed());
            facts.add(Fact.literal(
                    "samples trained on",
                    Integer.toString(values.data().inputs().rows())));
            values.validation()
                    .ifPresent(tables -> facts.add(Fact.literal(
                            "validation samples",
                            Integer.toString(tables.inputs().rows()))));
            definition.data().encoding().ifPresent(encoding -> encoded(encoding, facts));
        });
        return new Section("Data", facts);
    }

    private static void encoded(Encoding encoding, List<Fact> facts) {
        Target target = encoding.target();
        facts.add(Fact.words(
                "target",
                target.column() + " (" + target.kind().label()
                        + (target.labels().isEmpty() ? "" : ": " + String.join(", ", target.labels())) + ")"));
        facts.add(Fact.words(
                "features", encoding.features().stream().map(FactSheet::feature).collect(Collectors.joining(", "))));
        facts.add(Fact.words("missing values", encoding.missing().label()));
        facts.add(Fact.words("scaling", encoding.scaling().label()));
    }

    private static String feature(Feature feature) {
        return feature.categories().isEmpty()
                ? feature.column()
                : feature.column() + " (" + String.join(", ", feature.categories()) + ")";
    }

    /** How the columns of a file became inputs, as fitted on the samples trained on; the text that a model keeps. */
    public Optional<String> preparation() {
        return context.definition()
                .flatMap(definition ->
                        InitialValues.of(definition, context.options().seed()).preparation())
                .map(Object::toString);
    }

    /** What is trained. */
    public Section network() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.words("name", context.network().name()));
        facts.add(Fact.words("title", context.network().title()));
        if (!context.network().description().isBlank()) {
            facts.add(Fact.words("description", context.network().description().strip()));
        }
        context.definition().ifPresent(definition -> layers(definition.layers(), facts));
        facts.add(Fact.literal("parameters", Long.toString(run.parameterCount())));
        facts.add(Fact.words("dtype", context.dtype().label()));
        return new Section("Network", facts);
    }

    private static void layers(Sequential layers, List<Fact> facts) {
        int number = 1;
        for (Layer layer : layers.layers()) {
            facts.add(Fact.words("layer " + number, Described.of(layer)));
            number++;
        }
    }

    /** How it is trained. */
    public Section training() {
        Network network = context.network();
        List<Fact> facts = new ArrayList<>();
        Optional<NetworkDefinition> definition = context.definition();
        definition.ifPresent(each -> {
            facts.add(Fact.words("loss", Described.of(each.loss().report())));
            if (!each.loss().follow().equals(each.loss().report())) {
                facts.add(Fact.words("loss followed", Described.of(each.loss().follow())));
            }
        });
        facts.add(Fact.words("optimizer", Described.of(network.optimizer())));
        facts.add(Fact.literal("learning rate", Decimals.toString(context.learningRate())));
        if (!network.schedule().equals(Schedule.CONSTANT)) {
            facts.add(Fact.words("schedule", Described.of(network.schedule())));
        }
        if (!network.penalty().isNone()) {
            facts.add(Fact.words("penalty", Described.of(network.penalty())));
        }
        if (!network.clipping().equals(Clipping.NONE)) {
            facts.add(Fact.words("clipping", Described.of(network.clipping())));
        }
        facts.add(Fact.words("batches", batches(network.batching())));
        network.earlyStopping()
                .ifPresent(each -> facts.add(Fact.words(
                        "early stopping",
                        "after " + each.patience() + " epochs without a lower validation loss"
                                + (each.improvement() > 0
                                        ? " by more than " + Decimals.toString(each.improvement())
                                        : ""))));
        context.seed().ifPresent(seed -> facts.add(Fact.literal("seed", Long.toString(seed))));
        definition
                .flatMap(NetworkDefinition::random)
                .map(RandomDefinition::generator)
                .ifPresent(generator -> facts.add(Fact.words("generator", Described.of(generator))));
        return new Section("Training", facts);
    }

    private static String batches(Batching batching) {
        String size = batching.size() == Integer.MAX_VALUE
                ? "all samples"
                : batching.size() == 1 ? "1 sample" : batching.size() + " samples";
        return size
                + (batching.shuffled() ? ", shuffled in each epoch" : ", in the order of the data")
                + (batching.dropLast() ? ", those that fill no batch left out" : "");
    }

    /** Where it was computed. */
    public Section environment() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.words("Lockstep", context.environment().lockstep()));
        facts.add(Fact.words("backend", context.environment().backend()));
        context.environment().facts().forEach((name, value) -> facts.add(Fact.words(name, value)));
        facts.add(Fact.words(
                "began",
                context.environment().began().truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.add(Fact.words(
                "time of the steps",
                Figures.seconds(result.nanoseconds() * 1e-9) + ", " + Figures.of(result.stepsPerSecond(), 4)
                        + " steps a second"));
        return new Section("Environment", facts);
    }

    /** The SHA-256 of all that could be another. */
    public Section hashes() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.literal("result", ResultDigest.of(result)));
        run.modelSha256().ifPresent(digest -> facts.add(Fact.literal("model", digest)));
        context.networkSha256().ifPresent(digest -> facts.add(Fact.literal("network file", digest)));
        context.dataSha256().ifPresent(digest -> facts.add(Fact.literal("data file", digest)));
        return new Section("SHA-256", facts);
    }

    /** The command that trains again and says in its last line the SHA-256 of the result. */
    public String command() {
        StringBuilder command = new StringBuilder("lockstep train ").append(quoted(context.named()));
        context.options()
                .epochs()
                .ifPresent(epochs -> command.append(" --epochs ").append(epochs));
        context.options()
                .learningRate()
                .ifPresent(rate -> command.append(" --learning-rate ").append(Decimals.toString(rate)));
        context.options().seed().ifPresent(seed -> command.append(" --seed ").append(seed));
        context.options().dtype().ifPresent(dtype -> command.append(" --dtype ").append(dtype.label()));
        return command.append(" --log again.jsonl && tail -n 1 again.jsonl").toString();
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
