package dev.lockstep.integration;

import dev.lockstep.models.network.TrainingDefinition;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.ConstantRate;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
import java.util.StringJoiner;

/** Describes how gradients become updates in the words that the program in {@code reference/} reads. */
final class UpdateDescription {
    private final StringJoiner words = new StringJoiner(" ");

    private UpdateDescription() {}

    static String of(Optimizer optimizer, TrainingDefinition training) {
        UpdateDescription description = new UpdateDescription();
        description.add("optimizer");
        description.optimizer(optimizer);
        description.penalty(training.penalty());
        description.add("clip");
        description.clipping(training.clipping());
        description.add("schedule");
        description.schedule(training.schedule());
        return description.words.toString();
    }

    private void optimizer(Optimizer optimizer) {
        if (optimizer instanceof Sgd sgd) {
            add("sgd", sgd.learningRate(), sgd.weightDecay());
        } else if (optimizer instanceof Momentum momentum) {
            add("momentum", momentum.learningRate(), momentum.weightDecay(), momentum.momentum());
            add(momentum.nesterov() ? "nesterov" : "plain");
        } else if (optimizer instanceof Adam adam) {
            add("adam", adam.learningRate(), adam.weightDecay(), adam.beta1(), adam.beta2(), adam.epsilon());
            add(adam.amsgrad() ? "amsgrad" : "plain");
        } else if (optimizer instanceof AdamW adam) {
            add("adamw", adam.learningRate(), adam.weightDecay(), adam.beta1(), adam.beta2(), adam.epsilon());
            add(adam.amsgrad() ? "amsgrad" : "plain");
        } else if (optimizer instanceof RmsProp rmsProp) {
            add("rmsprop", rmsProp.learningRate(), rmsProp.weightDecay(), rmsProp.alpha(), rmsProp.epsilon());
            add(rmsProp.momentum(), rmsProp.centered() ? "centered" : "plain");
        } else if (optimizer instanceof Adagrad adagrad) {
            add("adagrad", adagrad.learningRate(), adagrad.weightDecay(), adagrad.learningRateDecay());
            add(adagrad.initialAccumulator(), adagrad.epsilon());
        } else {
            throw new IllegalArgumentException(optimizer.toString());
        }
    }

    private void penalty(Penalty penalty) {
        add("penalty", penalty.l1(), penalty.l2());
        add(penalty.biases() ? "all" : "weights", penalty.reported() ? "reported" : "silent");
    }

    private void clipping(Clipping clipping) {
        if (clipping.equals(Clipping.NONE)) {
            add("none");
        } else if (clipping instanceof ClipByValue byValue) {
            add("value", byValue.value());
        } else if (clipping instanceof ClipByNorm byNorm) {
            add("norm", byNorm.norm());
        } else {
            throw new IllegalArgumentException(clipping.toString());
        }
    }

    private void schedule(Schedule schedule) {
        if (schedule instanceof ConstantRate) {
            add("constant");
        } else if (schedule instanceof StepDecay step) {
            add("step", step.epochs(), step.factor());
        } else if (schedule instanceof MultiStepDecay steps) {
            add("multi-step", steps.factor(), steps.epochs().size());
            steps.epochs().forEach(this::add);
        } else if (schedule instanceof ExponentialDecay exponential) {
            add("exponential", exponential.factor());
        } else if (schedule instanceof CosineAnnealing cosine) {
            add("cosine", span(cosine.span()), cosine.minimum());
        } else if (schedule instanceof OneCycle cycle) {
            add("one-cycle", span(cycle.span()), cycle.rising(), cycle.startDivisor(), cycle.endDivisor());
        } else if (schedule instanceof WarmUp warmUp) {
            add("warm-up", span(warmUp.span()), warmUp.startFactor());
            schedule(warmUp.then());
        } else if (schedule instanceof ReduceOnPlateau plateau) {
            add("plateau", plateau.factor(), plateau.patience(), plateau.threshold(), plateau.cooldown());
            add(plateau.minimum());
        } else {
            throw new IllegalArgumentException(schedule.toString());
        }
    }

    private static String span(Span span) {
        return (span.inSteps() ? "steps " : "epochs ") + span.length();
    }

    private void add(Object... each) {
        for (Object word : each) {
            words.add(word instanceof Double number ? Double.toHexString(number) : word.toString());
        }
    }
}
