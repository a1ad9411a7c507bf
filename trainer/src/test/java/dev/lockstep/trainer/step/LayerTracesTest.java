package dev.lockstep.trainer.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers with a state or a shape of their own follow PyTorch's: 200 losses, the parameters and running averages after them, and the
 * predictions from these, which make-layers.py beside the data prints.
 */
class LayerTracesTest {
    private static final Golden GOLDEN = new Golden("layers.txt");

    static Stream<Arguments> networks() {
        Dense first = dense(1, 3, 4, new Linear());
        Dense last = dense(3, 4, 2, new Linear());
        return Stream.of(
                Arguments.of("batch-norm", Sequential.of(first, new BatchNorm(), new Tanh(), last)),
                Arguments.of("batch-norm-settings", Sequential.of(first, new BatchNorm(0.01, 0.3), new Tanh(), last)),
                Arguments.of("layer-norm", Sequential.of(first, new LayerNorm(), new Tanh(), last)),
                Arguments.of("residual", Sequential.of(first, new Residual(dense(2, 4, 4, new Tanh())), last)),
                Arguments.of(
                        "branches",
                        Sequential.of(
                                Branches.of(dense(1, 3, 4, new Tanh()), new Sigmoid()), dense(4, 7, 2, new Linear()))),
                Arguments.of("frozen", Sequential.of(new Frozen(first), new Tanh(), last)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void followsPyTorchFor200Steps(String name, Sequential layers) {
        Samples samples = new Samples(GOLDEN.table("inputs", 5, 3), GOLDEN.table("targets", 5, 2));
        Training training = new TrainingBuilder(layers, samples)
                .optimizer(new Sgd(0.05))
                .epochs(200)
                .build();
        try (Backend backend = Backends.onClassPath().open();
                Scope scope = backend.scope()) {
            TrainingResult result = new Trainer().train(backend, training);
            GOLDEN.requireClose(name + "-losses", result.losses());
            double[] parameters = result.parameters().stream()
                    .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                    .toArray();
            GOLDEN.requireClose(name + "-parameters", parameters);
            Matrix inputs = samples.inputs().table().on(backend, DType.FLOAT64);
            Matrix predictions = training.model(backend, result.parameters()).predict(inputs);
            GOLDEN.requireClose(name + "-predictions", predictions.toArray());
        }
    }

    private static Dense dense(int number, int inputs, int units, Activation activation) {
        return new Dense(
                units, activation, GOLDEN.literal("w" + number, inputs, units), GOLDEN.literal("b" + number, 1, units));
    }
}
