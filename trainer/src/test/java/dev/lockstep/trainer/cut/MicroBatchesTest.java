package dev.lockstep.trainer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MicroBatchesTest {
    private static final int SAMPLES = 1500;
    private static final int EPOCHS = 3;

    @ParameterizedTest
    @CsvSource({"256, FLOAT64", "256, FLOAT32", "512, FLOAT64", "512, FLOAT32", "1024, FLOAT64"})
    void blocksOf256HaveTheBitsOfTheWholeBatch(int microBatch, DType dtype) {
        for (TrainingBuilder network : networks()) {
            for (Batching batching : List.of(Batching.ALL, Batching.of(700), new Batching(1200, true, true))) {
                List<double[]> whole = train(network.batching(batching).build(), dtype, 1);
                Training inParts =
                        network.batching(batching.inMicroBatches(microBatch)).build();
                assertThat(train(inParts, dtype, 1)).containsExactlyElementsOf(whole);
            }
        }
    }

    /** The order of additions is another, so some bits are, but the arithmetic is that of the whole batch. */
    @Test
    void otherPartsComeCloseToTheWholeBatchAndNoThreadsChangeThem() {
        for (TrainingBuilder network : networks()) {
            for (int microBatch : new int[] {100, 255, 700}) {
                List<double[]> whole = train(network.batching(Batching.ALL).build(), DType.FLOAT64, 1);
                Training parts = network.batching(Batching.ALL.inMicroBatches(microBatch))
                        .build();
                List<double[]> trained = train(parts, DType.FLOAT64, 1);

                assertThat(train(parts, DType.FLOAT64, 2)).containsExactlyElementsOf(trained);
                boolean same = true;
                for (int i = 0; i < whole.size(); i++) {
                    same &= Arrays.equals(whole.get(i), trained.get(i));
                    assertThat(trained.get(i))
                            .usingComparatorWithPrecision(1e-11)
                            .containsExactly(whole.get(i));
                }
                assertThat(same).isFalse();
            }
        }
    }

    /** Five samples, two at a time, by hand: the loss is the mean over all five, and each part's sum is added in turn. */
    @Test
    void sumsOfThePartsAreAddedInOrder() {
        double[][] x = {{0.1}, {0.2}, {0.3}, {0.4}, {0.5}};
        double[][] y = {{1}, {-1}, {0.5}, {0.25}, {2}};
        Training network = Training.of(Sequential.of(new Dense(1, new Linear(), new Zeros(), new Zeros())), x, y)
                .batching(Batching.ALL.inMicroBatches(2))
                .build();
        try (Backend backend = Backends.open("java");
                Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, TrainingOptions.NONE)) {
            double sum = (1.0 + 1.0) + (0.5 * 0.5 + 0.25 * 0.25) + 2.0 * 2.0;
            assertThat(run.step(0)).isEqualTo(sum / 5);
            assertThat(run.lastPrediction().values()).containsExactly(0, 0, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void aStepTakesTheMemoryOfItsPartsAlone(DType dtype) {
        Training deep = training(Sequential.of(
                        new Dense(64, new Relu(0), new Normal(0.1), new Zeros()),
                        new Dropout(0.5),
                        new Dense(64, new Relu(0), new Normal(0.1), new Zeros()),
                        new Dense(2, new Softmax(), new Normal(0.1), new Zeros())))
                .loss(new SoftmaxCrossEntropy(Reduction.MEAN))
                .build();
        for (double[] weights : new double[][] {new double[0], weights()}) {
            assertThat(4 * bytes(deep, dtype, 256, weights)).isLessThan(bytes(deep, dtype, SAMPLES, weights));
        }
    }

    private static long bytes(Training network, DType dtype, int microBatch, double[] weights) {
        try (Backend backend = Backends.open("java");
                Scope scope = backend.scope()) {
            Start start = network.start(OptionalLong.empty());
            Trainable trained = start.model(backend, dtype);
            Batch plain = start.samples(backend, dtype);
            Batch batch = weights.length == 0
                    ? plain
                    : new Batch(
                            plain.inputs(), plain.targets(), Optional.of(backend.matrix(dtype, SAMPLES, 1, weights)));
            GradientSource source = microBatch == SAMPLES
                    ? trained.gradients()
                    : new MicroBatches(trained.gradients(), trained.model().parameters(), batch, microBatch);
            try (Recording recording = backend.record(step -> {
                Gradients gradients = source.of(batch);
                step.keep(gradients.loss());
                gradients.byParameter().values().forEach(step::keep);
            })) {
                return recording.bytes();
            }
        }
    }

    private static List<TrainingBuilder> networks() {
        TrainingBuilder everything = training(Sequential.of(
                        new Dense(6, new Tanh(), new Normal(0.5), new Zeros()),
                        new BatchNorm(),
                        new Dropout(0.3),
                        new Branches(List.of(
                                new Dense(3, new Softmax(), new Normal(0.5), new Zeros()),
                                new Sequential(List.of(new LayerNorm(), new Dropout(0.5))))),
                        new Residual(new Dense(9, new Relu(0), new Normal(0.5), new Zeros())),
                        new Frozen(new Dense(9, new Sigmoid(), new Normal(0.5), new Zeros())),
                        new Dense(2, new Linear(), new Normal(0.5), new Zeros())))
                .penalty(Penalty.l2(0.01))
                .clipping(new ClipByNorm(0.5));
        TrainingBuilder classes = training(Sequential.of(
                        new Dense(6, new Tanh(), new Normal(0.5), new Zeros()),
                        new Dense(2, new Softmax(), new Normal(0.5), new Zeros())))
                .loss(new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, List.of(1.0, 3.0)))
                .weights(weights());
        return List.of(everything, classes);
    }

    private static double[] weights() {
        double[] weights = new double[SAMPLES];
        Arrays.setAll(weights, i -> i % 7 * 0.5);
        return weights;
    }

    private static TrainingBuilder training(Sequential layers) {
        Random random = new Random(9);
        double[][] inputs = new double[SAMPLES][];
        double[][] targets = new double[SAMPLES][2];
        for (int i = 0; i < SAMPLES; i++) {
            inputs[i] = random.doubles(3, -1, 1).toArray();
            targets[i][random.nextInt(2)] = 1;
        }
        return Training.of(layers, inputs, targets);
    }

    /** Losses, predictions and parameters. */
    private static List<double[]> train(Training network, DType dtype, int threads) {
        List<double[]> results = new ArrayList<>();
        try (Backend backend = Backends.open("java", BackendOptions.ofThreads(threads));
                Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, TrainingOptions.NONE.withDType(dtype))) {
            results.add(run.train(1, EPOCHS));
            results.add(run.lastPrediction().values());
            run.parameters().stream().map(ParameterValues::values).forEach(results::add);
        }
        return results;
    }
}
