package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code optimizer} of a network file; here is the table of optimisers. */
final class OptimizerParser {
    static final Map<String, Function<Choice, Optimizer>> OPTIMIZERS = optimizers();

    private static final String RATE = "learning-rate";

    private OptimizerParser() {}

    static Optimizer parse(YamlNode node) {
        return Choice.parse(node, "optimizer", OPTIMIZERS);
    }

    private static Optimizer sgd(Choice choice) {
        return new Sgd(rate(choice.fields(List.of(RATE))));
    }

    private static Optimizer momentum(Choice choice) {
        Fields fields = choice.fields(List.of(RATE, "momentum", "nesterov"));
        double rate = rate(fields);
        double momentum = Numbers.fraction(fields.required("momentum"), "'momentum'");
        Map<String, Function<Choice, Boolean>> booleans = new LinkedHashMap<>();
        booleans.put("true", word -> word.alone(true));
        booleans.put("false", word -> word.alone(false));
        boolean nesterov = fields.optional("nesterov")
                .map(node -> Choice.parse(node, "nesterov", booleans))
                .orElse(false);
        return new Momentum(rate, momentum, nesterov);
    }

    private static Optimizer adam(Choice choice) {
        Fields fields = choice.fields(List.of(RATE, "beta1", "beta2", "epsilon"));
        Adam defaults = new Adam(rate(fields));
        return new Adam(
                defaults.learningRate(),
                fields.optional("beta1")
                        .map(node -> Numbers.fraction(node, "'beta1'"))
                        .orElse(defaults.beta1()),
                fields.optional("beta2")
                        .map(node -> Numbers.fraction(node, "'beta2'"))
                        .orElse(defaults.beta2()),
                fields.optional("epsilon")
                        .map(node -> Numbers.positive(node, "'epsilon'"))
                        .orElse(defaults.epsilon()));
    }

    private static double rate(Fields fields) {
        return Numbers.positive(fields.required(RATE), "'" + RATE + "'");
    }

    private static Map<String, Function<Choice, Optimizer>> optimizers() {
        Map<String, Function<Choice, Optimizer>> optimizers = new LinkedHashMap<>();
        optimizers.put("sgd", OptimizerParser::sgd);
        optimizers.put("momentum", OptimizerParser::momentum);
        optimizers.put("adam", OptimizerParser::adam);
        return optimizers;
    }
}
