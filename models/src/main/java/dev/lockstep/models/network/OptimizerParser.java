package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code optimizer} of a network file; here is the table of optimisers. */
final class OptimizerParser {
    static final Map<String, Function<Choice, Optimizer>> OPTIMIZERS = optimizers();

    private static final String RATE = "learning-rate";
    private static final String DECAY = "weight-decay";

    private OptimizerParser() {}

    static Optimizer parse(YamlNode node) {
        return Choice.parse(node, "optimizer", OPTIMIZERS);
    }

    private static Optimizer sgd(Choice choice) {
        Settings settings = Settings.of(choice, RATE, DECAY);
        return new Sgd(settings.positive(RATE), settings.notNegative(DECAY, 0));
    }

    private static Optimizer momentum(Choice choice) {
        Settings settings = Settings.of(choice, RATE, "momentum", "nesterov", DECAY);
        return new Momentum(
                settings.positive(RATE),
                settings.fraction("momentum"),
                settings.flag("nesterov"),
                settings.notNegative(DECAY, 0));
    }

    private static Optimizer adam(Choice choice) {
        Settings settings = Settings.of(choice, RATE, "beta1", "beta2", "epsilon", DECAY, "amsgrad");
        Adam defaults = new Adam(settings.positive(RATE));
        return new Adam(
                defaults.learningRate(),
                settings.fraction("beta1", defaults.beta1()),
                settings.fraction("beta2", defaults.beta2()),
                settings.positive("epsilon", defaults.epsilon()),
                settings.notNegative(DECAY, defaults.weightDecay()),
                settings.flag("amsgrad"));
    }

    private static Optimizer adamW(Choice choice) {
        Settings settings = Settings.of(choice, RATE, "beta1", "beta2", "epsilon", DECAY, "amsgrad");
        AdamW defaults = new AdamW(settings.positive(RATE));
        return new AdamW(
                defaults.learningRate(),
                settings.fraction("beta1", defaults.beta1()),
                settings.fraction("beta2", defaults.beta2()),
                settings.positive("epsilon", defaults.epsilon()),
                settings.notNegative(DECAY, defaults.weightDecay()),
                settings.flag("amsgrad"));
    }

    private static Optimizer rmsProp(Choice choice) {
        Settings settings = Settings.of(choice, RATE, "alpha", "epsilon", "momentum", "centered", DECAY);
        RmsProp defaults = new RmsProp(settings.positive(RATE));
        return new RmsProp(
                defaults.learningRate(),
                settings.fraction("alpha", defaults.alpha()),
                settings.positive("epsilon", defaults.epsilon()),
                settings.fraction("momentum", defaults.momentum()),
                settings.flag("centered"),
                settings.notNegative(DECAY, defaults.weightDecay()));
    }

    private static Optimizer adagrad(Choice choice) {
        Settings settings = Settings.of(choice, RATE, "learning-rate-decay", "initial-accumulator", "epsilon", DECAY);
        Adagrad defaults = new Adagrad(settings.positive(RATE));
        return new Adagrad(
                defaults.learningRate(),
                settings.notNegative("learning-rate-decay", defaults.learningRateDecay()),
                settings.notNegative("initial-accumulator", defaults.initialAccumulator()),
                settings.positive("epsilon", defaults.epsilon()),
                settings.notNegative(DECAY, defaults.weightDecay()));
    }

    private static Map<String, Function<Choice, Optimizer>> optimizers() {
        Map<String, Function<Choice, Optimizer>> optimizers = new LinkedHashMap<>();
        optimizers.put("sgd", OptimizerParser::sgd);
        optimizers.put("momentum", OptimizerParser::momentum);
        optimizers.put("adam", OptimizerParser::adam);
        optimizers.put("adamw", OptimizerParser::adamW);
        optimizers.put("rmsprop", OptimizerParser::rmsProp);
        optimizers.put("adagrad", OptimizerParser::adagrad);
        return optimizers;
    }
}
