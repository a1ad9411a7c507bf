package dev.lockstep.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private final Trainer trainer = new Trainer();
    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static Network network(String name) {
        return new Networks().find(name);
    }

    private TrainingResult train(Network network, TrainingOptions options) {
        return trainer.train(backend, network, options, TrainingListener.NONE);
    }

    /** Batches of 3 leave a last one of 1 among ten samples; 4 leaves 2; 5 none; 10 and 64 are all samples at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 10, 64})
    void recordedEpochsHaveTheBitsOfStepsOneByOne(int batchSize) {
        Network network = inBatches(network("curve"), batchSize);
        TrainingResult recorded = train(network, TrainingOptions.NONE.withDType(DType.FLOAT64));
        assertThat(recorded.losses()).containsExactly(lossesOneByOne(network));
        assertThat(recorded.steps()).isEqualTo(50L * ((10 + Math.min(batchSize, 10) - 1) / Math.min(batchSize, 10)));
    }

    @Test
    void advancingHasTheBitsOfStepsOnTheBatchesInTurn() {
        Network network = inBatches(network("curve"), 4);
        try (Scope scope = backend.scope();
                TrainingRun advanced = new TrainingRun(backend, network, TrainingOptions.NONE);
                TrainingRun stepped = new TrainingRun(backend, network, TrainingOptions.NONE)) {
            advanced.advance(3);
            advanced.advance(1);
            for (int batch : new int[] {0, 1, 2, 0}) {
                stepped.step(batch);
            }

            for (int i = 0; i < stepped.parameters().size(); i++) {
                assertThat(advanced.parameters().get(i).values())
                        .containsExactly(stepped.parameters().get(i).values());
            }
        }
    }

    private double[] lossesOneByOne(Network network) {
        double[] losses = new double[network.epochs()];
        Start start = network.start(OptionalLong.empty());
        try (Scope run = backend.scope()) {
            double[] inputs = start.samples(backend, DType.FLOAT64).inputs().toArray();
            double[] targets = start.samples(backend, DType.FLOAT64).targets().toArray();
            Trainable trained = start.model(backend, DType.FLOAT64);
            Update update = new Update(
                    network.optimizer(),
                    trained.model().parameters(),
                    network.optimizer().learningRate());
            int size = Math.min(network.batching().size(), inputs.length);
            for (int epoch = 0; epoch < losses.length; epoch++) {
                double sum = 0;
                for (int first = 0; first < inputs.length; first += size) {
                    int count = Math.min(size, inputs.length - first);
                    try (Scope scope = backend.scope()) {
                        Gradients gradients = trained.gradients()
                                .of(new Batch(column(inputs, first, count), column(targets, first, count)));
                        sum += gradients.loss().value() * count;
                        update.apply(gradients);
                    }
                }
                losses[epoch] = size == inputs.length ? sum / size : sum / inputs.length;
            }
        }
        return losses;
    }

    private Matrix column(double[] values, int first, int count) {
        return backend.matrix(DType.FLOAT64, count, 1, java.util.Arrays.copyOfRange(values, first, first + count));
    }

    @Test
    void stopsAtTheFirstLossThatIsNotFinite() {
        List<Double> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epoch(int epoch, double loss) {
                heard.add(loss);
                assertThat(heard).hasSize(epoch);
            }
        };
        TrainingResult result =
                trainer.train(backend, network("noisy-sum"), TrainingOptions.NONE.withLearningRate(1e6), listener);
        assertThat(result.diverged()).isTrue();
        assertThat(result.epochs()).isLessThan(2000);
        double[] losses = result.losses();
        for (int i = 0; i < losses.length - 1; i++) {
            assertThat(losses[i]).isFinite();
        }
        assertThat(heard).hasSize(losses.length);
    }

    @Test
    void parametersOfARunThatDivergedAreThoseAfterItsLastEpoch() {
        TrainingOptions tooFast = TrainingOptions.NONE.withLearningRate(100);
        TrainingResult diverged = trainer.train(backend, network("noisy-sum"), tooFast, TrainingListener.NONE);
        assertThat(diverged.diverged()).isTrue();
        assertThat(diverged.epochs()).isGreaterThan(1);
        TrainingResult exactly = trainer.train(
                backend, network("noisy-sum"), tooFast.withEpochs(diverged.epochs()), TrainingListener.NONE);
        assertThat(exactly.epochs()).isEqualTo(diverged.epochs());
        assertThat(ResultDigest.of(diverged)).isEqualTo(ResultDigest.of(exactly));
    }

    @Test
    void optionsReplaceTheNetworksSettings() {
        TrainingResult result = train(
                network("xor"),
                TrainingOptions.NONE.withEpochs(7).withDType(DType.FLOAT32).withSeed(5));
        assertThat(result.epochs()).isEqualTo(7);
        assertThat(result.dtype()).isEqualTo(DType.FLOAT32);
        for (double loss : result.losses()) {
            assertThat((double) (float) loss).isEqualTo(loss);
        }
        assertThat(result.firstLoss())
                .isNotEqualTo(train(network("xor"), TrainingOptions.NONE.withEpochs(1))
                        .firstLoss());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-point", "two-point-corrected"})
    void aNetworkThatDrawsNothingTakesNoSeed(String name) {
        assertThatThrownBy(() -> train(network(name), TrainingOptions.NONE.withSeed(1)))
                .hasMessageContaining(name)
                .hasMessageContaining("no seed");
    }

    @Test
    void everyRunOfATrainerIsToldToItsListener() {
        List<TrainingProgress> told = new ArrayList<>();
        Trainer measured = new Trainer(new TrainingListener() {
            @Override
            public void progressed(TrainingProgress progress) {
                told.add(progress);
            }
        });
        TrainingResult result =
                measured.train(backend, network("xor"), TrainingOptions.NONE.withEpochs(100), TrainingListener.NONE);
        assertThat(told.stream().mapToLong(TrainingProgress::steps).sum()).isEqualTo(100);
        assertThat(told.stream().mapToLong(TrainingProgress::nanoseconds).sum()).isEqualTo(result.nanoseconds());
        TrainingProgress last = told.get(told.size() - 1);
        assertThat(last.network()).isEqualTo("xor");
        assertThat(last.backend()).isSameAs(backend);
        assertThat(last.epoch()).isEqualTo(100);
        assertThat(last.loss()).isEqualTo(result.lastLoss());
    }

    /** Halving the rate after each epoch has the bits of runs of one epoch each at those rates. */
    @Test
    void aScheduleSetsTheRateOfEachEpoch() {
        Network network = new Changed(network("curve"), 4, new ExponentialDecay(0.5));
        TrainingResult scheduled = train(network, TrainingOptions.NONE.withEpochs(3));
        try (Scope scope = backend.scope()) {
            List<ParameterValues> parameters = null;
            double rate = network.optimizer().learningRate();
            for (int epoch = 0; epoch < 3; epoch++, rate /= 2) {
                TrainingOptions options = TrainingOptions.NONE.withLearningRate(rate);
                try (TrainingRun run = new TrainingRun(backend, inBatches(network("curve"), 4), options)) {
                    if (parameters != null) {
                        run.setParameters(parameters);
                    }
                    run.advance(run.stepsInEpoch());
                    parameters = run.parameters();
                }
            }
            for (int i = 0; i < parameters.size(); i++) {
                assertThat(scheduled.parameters().get(i).values())
                        .containsExactly(parameters.get(i).values());
            }
        }
    }

    @Test
    void theSameRunHasTheSameDigestAndAnotherHasAnother() {
        TrainingOptions options = TrainingOptions.NONE.withEpochs(20);
        String digest = ResultDigest.of(train(network("xor"), options));
        assertThat(ResultDigest.of(train(network("xor"), options))).isEqualTo(digest);
        double oneBitMore = Math.nextUp(network("xor").optimizer().learningRate());
        assertThat(ResultDigest.of(train(network("xor"), options.withLearningRate(oneBitMore))))
                .isNotEqualTo(digest);
    }

    /** A network trained in batches of another size. */
    private static Network inBatches(Network network, int batchSize) {
        return new Changed(network, batchSize, Schedule.CONSTANT);
    }

    /** A network trained in batches of another size, at the rates of a schedule. */
    private record Changed(Network network, int batchSize, Schedule schedule) implements Network {
        @Override
        public String name() {
            return network.name();
        }

        @Override
        public String title() {
            return network.title();
        }

        @Override
        public String description() {
            return network.description();
        }

        @Override
        public DType dtype() {
            return network.dtype();
        }

        @Override
        public int epochs() {
            return network.epochs();
        }

        @Override
        public Optimizer optimizer() {
            return network.optimizer();
        }

        @Override
        public Batching batching() {
            return Batching.of(batchSize);
        }

        @Override
        public boolean reportsMean() {
            return network.reportsMean();
        }

        @Override
        public Start start(OptionalLong seed) {
            return network.start(seed);
        }
    }
}
