package dev.lockstep.trainer.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
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
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Optimisers, clipping, penalties and schedules follow PyTorch's for 200 steps: every tenth loss and the parameters at the end, which
 * make-optimizers.py beside the data prints. Both compute in float64 and add in other orders, which 200 steps amplify to less than 1e-9.
 */
class OptimizerTracesTest {
    private static final Golden GOLDEN = new Golden("optimizers.txt");

    static Stream<Arguments> optimizers() {
        return Stream.of(
                trace("sgd", new Sgd(0.1)),
                trace("sgd-decay", new Sgd(0.1, 0.02)),
                trace("momentum", new Momentum(0.05, 0.9)),
                trace("momentum-decay", new Momentum(0.05, 0.8, false, 0.01)),
                trace("nesterov", new Momentum(0.05, 0.9, true)),
                trace("nesterov-decay", new Momentum(0.05, 0.8, true, 0.01)),
                trace("adam", new Adam(0.01)),
                trace("adam-betas", new Adam(0.004, 0.8, 0.95, 1e-6)),
                trace("adam-decay", new Adam(0.005, 0.7, 0.98, 1e-8, 0.03, false)),
                trace("amsgrad", new Adam(0.05, 0.9, 0.8, 1e-8, 0, true)),
                trace("adamw", new AdamW(0.01)),
                trace("adamw-amsgrad", new AdamW(0.05, 0.8, 0.9, 1e-5, 0.1, true)),
                trace("rmsprop", new RmsProp(0.01)),
                trace("rmsprop-centered", new RmsProp(0.002, 0.95, 1e-3, 0.5, true, 0.02)),
                trace("adagrad", new Adagrad(0.1)),
                trace("adagrad-decay", new Adagrad(0.2, 0.05, 0.3, 1e-6, 0.02)));
    }

    static Stream<Arguments> gradients() {
        return Stream.of(
                trace("clip-norm", training -> training.clipping(new ClipByNorm(0.2))),
                trace("clip-value", training -> training.clipping(new ClipByValue(0.05))),
                trace("penalty-l2", training -> training.penalty(Penalty.l2(0.01))),
                trace(
                        "penalty-both",
                        training -> training.optimizer(new Sgd(0.02)).penalty(new Penalty(0.003, 0.01, true, false))));
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                trace("step", new StepDecay(30, 0.7)),
                trace("multi-step", new MultiStepDecay(List.of(50, 120), 0.3)),
                trace("exponential", new ExponentialDecay(0.98)),
                trace("cosine", new CosineAnnealing(Span.ofEpochs(80), 0.001)),
                trace("one-cycle", new OneCycle(Span.ofEpochs(200))),
                trace("warm-up", new WarmUp(Span.ofEpochs(20), 0.2, new CosineAnnealing(Span.ofEpochs(180)))),
                trace("plateau", new ReduceOnPlateau(0.5, 2, 0.02, 3, 0.002)),
                trace(
                        "one-cycle-batches",
                        training -> training.optimizer(new Adam(0.05))
                                .schedule(new OneCycle(Span.ofEpochs(50), 0.4, 10, 100))
                                .epochs(50)
                                .batch(2)),
                trace(
                        "warm-up-batches",
                        training -> training.schedule(
                                        new WarmUp(Span.ofSteps(20), 0.1, new CosineAnnealing(Span.ofSteps(100), 0.01)))
                                .epochs(40)
                                .batch(2)));
    }

    private static Arguments trace(String name, UnaryOperator<TrainingBuilder> settings) {
        return Arguments.of(name, settings);
    }

    private static Arguments trace(String name, Optimizer optimizer) {
        return trace(name, training -> training.optimizer(optimizer));
    }

    private static Arguments trace(String name, Schedule schedule) {
        return trace(name, training -> training.schedule(schedule));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"optimizers", "gradients", "schedules"})
    void followsPyTorchFor200Steps(String name, UnaryOperator<TrainingBuilder> settings) {
        Sequential layers = Sequential.of(
                new Dense(4, new Tanh(), GOLDEN.literal("w1", 3, 4), GOLDEN.literal("b1", 1, 4)),
                new Dense(2, new Linear(), GOLDEN.literal("w2", 4, 2), GOLDEN.literal("b2", 1, 2)));
        Samples samples = new Samples(GOLDEN.table("inputs", 5, 3), GOLDEN.table("targets", 5, 2));
        Training training = settings.apply(new TrainingBuilder(layers, samples)
                        .optimizer(new Sgd(0.1))
                        .epochs(200))
                .build();
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult result = new Trainer().train(backend, training);
            double[] everyTenth = IntStream.range(0, result.epochs() / 10)
                    .mapToDouble(i -> result.losses()[10 * i])
                    .toArray();
            GOLDEN.requireClose(name + " losses", everyTenth);
            double[] parameters = result.parameters().stream()
                    .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                    .toArray();
            GOLDEN.requireClose(name + " parameters", parameters);
        }
    }
}
