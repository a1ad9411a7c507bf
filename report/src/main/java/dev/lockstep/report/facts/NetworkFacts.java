package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkWords;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.trainer.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is trained, and how. */
final class NetworkFacts {
    private NetworkFacts() {}

    /** What is trained. */
    static Section network(RunContext context, long parameters) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.words("name", context.network().name()));
        facts.add(Fact.words("title", context.network().title()));
        if (!context.network().description().isBlank()) {
            facts.add(Fact.words("description", context.network().description().strip()));
        }
        context.definition().ifPresent(definition -> layers(definition.layers(), facts));
        facts.add(Fact.literal("parameters", Long.toString(parameters)));
        facts.add(Fact.words("dtype", context.dtype().label()));
        return new Section("Network", facts);
    }

    private static void layers(Sequential layers, List<Fact> facts) {
        int number = 1;
        for (Layer layer : layers.layers()) {
            facts.add(Fact.words("layer " + number, NetworkWords.of(layer)));
            number++;
        }
    }

    /** How it is trained. */
    static Section training(RunContext context) {
        Network network = context.network();
        List<Fact> facts = new ArrayList<>();
        Optional<NetworkDefinition> definition = context.definition();
        definition.ifPresent(each -> {
            facts.add(Fact.words("loss", NetworkWords.of(each.loss().report())));
            if (!each.loss().follow().equals(each.loss().report())) {
                facts.add(
                        Fact.words("loss followed", NetworkWords.of(each.loss().follow())));
            }
        });
        facts.add(Fact.words("optimizer", NetworkWords.of(network.optimizer())));
        facts.add(Fact.words(
                "learning rate",
                Decimals.toString(context.learningRate())
                        + (context.options().learningRate().isPresent()
                                ? ", asked for in the place of the optimizer's"
                                : "")));
        if (!network.schedule().equals(Schedule.CONSTANT)) {
            facts.add(Fact.words("schedule", NetworkWords.of(network.schedule())));
        }
        if (!network.penalty().isNone()) {
            facts.add(Fact.words("penalty", NetworkWords.of(network.penalty())));
        }
        if (!network.clipping().equals(Clipping.NONE)) {
            facts.add(Fact.words("clipping", NetworkWords.of(network.clipping())));
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
                .ifPresent(generator -> facts.add(Fact.words("generator", generator.label())));
        return new Section("Training", facts);
    }

    private static String batches(Batching batching) {
        String size = batching.size() == Integer.MAX_VALUE
                ? "all samples"
                : batching.size() == 1 ? "1 sample" : batching.size() + " samples";
        String parts = batching.microBatch() >= batching.size() ? "" : ", " + batching.microBatch() + " at a time";
        return size
                + parts
                + (batching.shuffled() ? ", shuffled in each epoch" : ", in the order of the data")
                + (batching.dropLast() ? ", those that fill no batch left out" : "");
    }
}
