package dev.lockstep.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.Permutation;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shuffled batches, validation and early stopping have the bits that their rules say. */
class SampleOrderTest {
    private static final int SAMPLES = 11;
    private static final int BATCH = 4;
    private static final int EPOCHS = 3;
    private static final long SEED = 5;

    private final double[] inputs = numbers(2 * SAMPLES, 0.37);
    private final double[] targets = numbers(SAMPLES, 0.61);
    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void shuffledEpochsHaveTheBitsOfStepsOnTheBatchesOfTheirOrders() {
        requireStepsOneByOne(new Batching(BATCH, true, false));
        requireStepsOneByOne(new Batching(SAMPLES, true, false));
    }

    @Test
    void samplesThatFillNoBatchAreLeftOutWhereAskedFor() {
        requireStepsOneByOne(new Batching(BATCH, true, true));
        requireStepsOneByOne(new Batching(BATCH, false, true));
    }

    private void requireStepsOneByOne(Batching batching) {
        Training training = builder().batching(batching).epochs(EPOCHS).build();
        TrainingResult result = new Trainer().train(backend, training);
        List<ParameterValues> expected = oneByOne(training, batching);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(result.parameters().get(i).values())
                    .as("%s, %s", batching, expected.get(i).name())
                    .containsExactly(expected.get(i).values());
        }
    }

    private List<ParameterValues> oneByOne(Training training, Batching batching) {
        try (Scope scope = backend.scope()) {
            Start start = training.start(OptionalLong.empty());
            Trainable trained = start.model(backend, DType.FLOAT64);
            Update update = new Update(training.optimizer(), trained.model().parameters(), 0.1);
            int step = 0;
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                int[] order = batching.shuffled() ? Permutation.of(SAMPLES, SEED, epoch) : inOrder();
                for (int first = 0; first < SAMPLES; first += batching.size()) {
                    int size = Math.min(batching.size(), SAMPLES - first);
                    if (size == batching.size() || !batching.dropLast()) {
                        trained.gradients().beginStep(step++);
                        Gradients gradients = trained.gradients().of(batch(order, first, size));
                        update.apply(gradients);
                    }
                }
            }
            return trained.model().parameters().stream()
                    .map(parameter -> ParameterValues.of(parameter.name(), parameter.value()))
                    .toList();
        }
    }

    private Batch batch(int[] order, int first, int size) {
        double[] in = new double[2 * size];
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            in[2 * i] = inputs[2 * order[first + i]];
            in[2 * i + 1] = inputs[2 * order[first + i] + 1];
            out[i] = targets[order[first + i]];
        }
        return new Batch(backend.matrix(DType.FLOAT64, size, 2, in), backend.matrix(DType.FLOAT64, size, 1, out));
    }

    @Test
    void earlyStoppingGivesTheParametersOfTheBestEpochBack() {
        Samples other = samples(7, 0.23);
        TrainingBuilder builder = builder().validation(other);
        List<Double> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void validated(int epoch, double loss, Supplier<Predictions> predictions) {
                heard.add(loss);
                assertThat(predictions.get().rows()).isEqualTo(7);
                assertThat(heard).hasSize(epoch);
            }
        };
        Training stopping =
                builder.epochs(200).earlyStopping(new EarlyStopping(5)).build();
        TrainingResult stopped = new Trainer().train(backend, stopping, TrainingOptions.NONE, listener);
        Validation validation = stopped.validation().orElseThrow();
        int best = validation.bestEpoch().orElseThrow();
        assertThat(validation.stoppedEarly()).isTrue();
        assertThat(stopped.epochs()).isEqualTo(best + 5).isLessThan(200);
        assertThat(validation.losses())
                .containsExactly(heard.stream().mapToDouble(x -> x).toArray());
        assertThat(validation.bestLoss())
                .isEqualTo(Arrays.stream(validation.losses()).min().orElseThrow());

        TrainingResult upToBest =
                new Trainer().train(backend, builder().epochs(best).build());
        assertSameParameters(stopped, upToBest);

        Training longEnough = builder.epochs(best + 2).build();
        TrainingResult ended = new Trainer().train(backend, longEnough);
        assertThat(ended.validation().orElseThrow().stoppedEarly()).isFalse();
        assertSameParameters(ended, upToBest);
    }

    @Test
    void theValidationLossIsThatOfAllItsSamplesAtOnce() {
        Samples many = samples(2500, 0.19);
        Training training = builder().validation(many).epochs(1).build();
        TrainingResult result = new Trainer().train(backend, training);
        try (Scope scope = backend.scope()) {
            double loss = training.model(backend, result.parameters())
                    .predict(many.inputs().table().on(backend, DType.FLOAT64))
                    .minus(many.targets().table().on(backend, DType.FLOAT64))
                    .square()
                    .mean()
                    .value();
            assertThat(result.validation().orElseThrow().lastLoss()).isEqualTo(loss);
        }
    }

    @Test
    void theNumbersOfDropoutChangeWithTheStepAndTheSeed() {
        Training training = builder().epochs(2).build();
        TrainingResult result = new Trainer().train(backend, training);
        TrainingResult again = new Trainer().train(backend, training);
        assertSameParameters(result, again);
        Training otherSeed =
                builder().epochs(2).random(Generator.NUMPY, SEED + 1).build();
        assertThat(new Trainer().train(backend, otherSeed).lastLoss()).isNotEqualTo(result.lastLoss());
        try (Scope scope = backend.scope()) {
            Trainable trained = training.start(OptionalLong.empty()).model(backend, DType.FLOAT64);
            Batch batch = batch(inOrder(), 0, SAMPLES);
            double first = lossOfStep(trained, batch, 0);
            assertThat(lossOfStep(trained, batch, 1)).isNotEqualTo(first);
            assertThat(lossOfStep(trained, batch, 1L << 24)).isNotEqualTo(first);
            assertThat(lossOfStep(trained, batch, 0)).isEqualTo(first);
        }
    }

    private static double lossOfStep(Trainable trained, Batch batch, long step) {
        trained.gradients().beginStep(step);
        return trained.gradients().of(batch).loss().value();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> builder().earlyStopping(new EarlyStopping(1)).build())
                .isInstanceOf(LockstepException.class)
                .hasMessage("early stopping needs validation samples, whose loss it watches");
        Samples wide = new Samples(new NumberTable(1, 3, new double[3]), new NumberTable(1, 1, new double[1]));
        assertThatThrownBy(() -> builder().validation(wide).build())
                .hasMessage("the validation samples have 3 inputs and 1 targets, those trained on have 2 inputs and 1"
                        + " targets: they must be the same");
        Training alone = builder().batching(Batching.of(10)).build();
        assertThatThrownBy(() -> new Trainer().train(backend, alone))
                .hasMessage("batch-norm: a batch of one sample has no variance: train on batches of at least two");
    }

    private TrainingBuilder builder() {
        Sequential layers = Sequential.of(
                new Dense(5, new Tanh(), new Normal(0.5), new Zeros()),
                new Dropout(0.25),
                new BatchNorm(),
                new Dropout(0.5),
                new Dense(1, new Linear(), new Normal(0.5), new Zeros()));
        return new TrainingBuilder(
                        layers, new Samples(new NumberTable(SAMPLES, 2, inputs), new NumberTable(SAMPLES, 1, targets)))
                .optimizer(new Adam(0.1))
                .random(Generator.NUMPY, SEED);
    }

    private static Samples samples(int count, double step) {
        return new Samples(
                new NumberTable(count, 2, numbers(2 * count, step)),
                new NumberTable(count, 1, numbers(count, step / 3)));
    }

    private static double[] numbers(int count, double step) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> i * step % 1 - 0.5);
        return numbers;
    }

    private static int[] inOrder() {
        int[] order = new int[SAMPLES];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static void assertSameParameters(TrainingResult first, TrainingResult second) {
        for (int i = 0; i < first.parameters().size(); i++) {
            assertThat(first.parameters().get(i).values())
                    .containsExactly(second.parameters().get(i).values());
        }
    }
}
