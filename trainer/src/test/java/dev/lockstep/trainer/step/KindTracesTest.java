package dev.lockstep.trainer.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Silu;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.AbsoluteError;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Hinge;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Poisson;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Activations and losses follow PyTorch's: 200 losses and the parameters after them, which make-kinds.py beside the data prints. The tolerance
 * is for roundings in another order and functions that round otherwise, as they add up over 200 steps.
 */
class KindTracesTest {
    private static final Golden GOLDEN = new Golden("kinds.txt");

    static Stream<Arguments> activations() {
        return Stream.of(
                Arguments.of("linear", new Linear()),
                Arguments.of("relu", new Relu()),
                Arguments.of("tanh", new Tanh()),
                Arguments.of("sigmoid", new Sigmoid()),
                Arguments.of("leaky-relu", new LeakyRelu()),
                Arguments.of("leaky-relu-0.25", new LeakyRelu(0.25)),
                Arguments.of("elu", new Elu()),
                Arguments.of("elu-0.5", new Elu(0.5)),
                Arguments.of("gelu", new Gelu()),
                Arguments.of("gelu-tanh", new GeluTanh()),
                Arguments.of("silu", new Silu()),
                Arguments.of("softplus", new Softplus()),
                Arguments.of("softsign", new Softsign()),
                Arguments.of("softmax", new Softmax()));
    }

    static Stream<Arguments> losses() {
        return Arrays.stream(Reduction.values()).flatMap(KindTracesTest::lossesOf);
    }

    private static Stream<Arguments> lossesOf(Reduction reduction) {
        List<Double> weights = List.of(0.5, 3.0);
        return Stream.of(
                loss("squared-error", new Linear(), "values", new SquaredError(reduction)),
                loss("half-squared-error", new Linear(), "values", new HalfSquaredError(reduction)),
                loss("absolute-error", new Linear(), "values", new AbsoluteError(reduction)),
                loss("huber", new Linear(), "values", new Huber(reduction)),
                loss("huber-0.25", new Linear(), "values", new Huber(reduction, 0.25)),
                loss("poisson", new Linear(), "counts", new Poisson(reduction)),
                loss("hinge", new Linear(), "signs", new Hinge(reduction)),
                loss("binary", new Sigmoid(), "one-hot", new BinaryCrossEntropy(reduction)),
                loss("binary-smooth", new Sigmoid(), "one-hot", new BinaryCrossEntropy(reduction, 0.2)),
                loss("cross", new Softmax(), "one-hot", new SoftmaxCrossEntropy(reduction)),
                loss("cross-smooth", new Softmax(), "one-hot", new SoftmaxCrossEntropy(reduction, 0.2, List.of())),
                loss("cross-weights", new Softmax(), "one-hot", new SoftmaxCrossEntropy(reduction, 0, weights)),
                loss("cross-both", new Softmax(), "one-hot", new SoftmaxCrossEntropy(reduction, 0.2, weights)));
    }

    /** Of samples with weights; PyTorch has them for no loss but by hand. */
    static Stream<Arguments> weightedLosses() {
        List<Double> weights = List.of(0.5, 3.0);
        return Arrays.stream(Reduction.values())
                .flatMap(reduction -> Stream.of(
                        loss("weighted-squared-error", new Linear(), "values", new SquaredError(reduction)),
                        loss("weighted-half-squared-error", new Linear(), "values", new HalfSquaredError(reduction)),
                        loss("weighted-absolute-error", new Linear(), "values", new AbsoluteError(reduction)),
                        loss("weighted-huber", new Linear(), "values", new Huber(reduction)),
                        loss("weighted-poisson", new Linear(), "counts", new Poisson(reduction)),
                        loss("weighted-hinge", new Linear(), "signs", new Hinge(reduction)),
                        loss("weighted-binary", new Sigmoid(), "one-hot", new BinaryCrossEntropy(reduction)),
                        loss("weighted-cross", new Softmax(), "one-hot", new SoftmaxCrossEntropy(reduction)),
                        loss(
                                "weighted-cross-weights",
                                new Softmax(),
                                "one-hot",
                                new SoftmaxCrossEntropy(reduction, 0, weights))));
    }

    private static Arguments loss(String name, Activation last, String targets, Loss loss) {
        return Arguments.of(name + "." + loss.reduction().label(), last, targets, loss);
    }

    @ParameterizedTest
    @MethodSource
    void activations(String name, Activation activation) {
        Optional<NumberRows> none = Optional.empty();
        requireTrace(name, activation, new Linear(), "values", new SquaredError(Reduction.MEAN), 0.1, none);
    }

    @ParameterizedTest
    @MethodSource
    void losses(String name, Activation last, String targets, Loss loss) {
        requireTrace(name, new Tanh(), last, targets, loss, rate(loss), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource
    void weightedLosses(String name, Activation last, String targets, Loss loss) {
        NumberRows weights = GOLDEN.table("sample-weights", 5, 1);
        requireTrace(name, new Tanh(), last, targets, loss, rate(loss), Optional.of(weights));
    }

    private static double rate(Loss loss) {
        return loss.reduction() == Reduction.MEAN ? 0.1 : 0.01;
    }

    private static void requireTrace(
            String name,
            Activation hidden,
            Activation last,
            String targets,
            Loss loss,
            double rate,
            Optional<NumberRows> weights) {
        Sequential layers = Sequential.of(
                new Dense(4, hidden, GOLDEN.literal("w1", 3, 4), GOLDEN.literal("b1", 1, 4)),
                new Dense(2, last, GOLDEN.literal("w2", 4, 2), GOLDEN.literal("b2", 1, 2)));
        Training training = new TrainingBuilder(
                        layers, new Samples(GOLDEN.table("inputs", 5, 3), GOLDEN.table(targets, 5, 2), weights))
                .loss(loss)
                .optimizer(new Sgd(rate))
                .epochs(200)
                .build();
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult result = new Trainer().train(backend, training);
            GOLDEN.requireClose(name + ".losses", result.losses());
            GOLDEN.requireClose(
                    name + ".parameters",
                    result.parameters().stream()
                            .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                            .toArray());
        }
    }
}
