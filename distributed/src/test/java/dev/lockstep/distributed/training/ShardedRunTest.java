package dev.lockstep.distributed.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.chain.Addresses;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.Link;
import dev.lockstep.distributed.chain.OrderedChain;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
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
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingRun;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches of 600 and a last one of 300 samples, over sockets. */
class ShardedRunTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int EPOCHS = 3;

    @ParameterizedTest
    @EnumSource(DType.class)
    void workersOnSeveralBackendsTrainAsOne(DType dtype) throws Exception {
        Training network = network(new HalfSquaredError(Reduction.MEAN), false);
        assertAllEqual(network, dtype, List.of(1, 2, 0));
    }

    @Test
    void binaryCrossEntropyTrainsAsOnOneMachine() throws Exception {
        assertAllEqual(network(new BinaryCrossEntropy(Reduction.MEAN), true), DType.FLOAT64, List.of(1, 1));
    }

    @Test
    void penaltyAndClippingByTheNormOfAllParametersTrainAsOnOneMachine() throws Exception {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .penalty(Penalty.l2(0.01))
                .clipping(new ClipByNorm(0.05))
                .build();
        assertAllEqual(network, DType.FLOAT64, List.of(1, 1));
    }

    @Test
    void shuffledSamplesAndASchedule() throws Exception {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .batching(Batching.shuffled(600))
                .schedule(new ExponentialDecay(0.5))
                .build();
        assertAllEqual(network, DType.FLOAT32, List.of(2, 1));
    }

    @Test
    void samplesThatAreLeftOut() throws Exception {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .batching(new Batching(700, true, true))
                .build();
        assertAllEqual(network, DType.FLOAT64, List.of(1, 1));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyLayerThatLooksAtTheWholeBatchOrDraws(DType dtype) throws Exception {
        Training network = training(Sequential.of(
                        new Dense(6, new Tanh(), new Normal(0.5), new Zeros()),
                        new BatchNorm(),
                        new Dropout(0.3),
                        new Branches(List.of(
                                new Dense(3, new Softmax(), new Normal(0.5), new Zeros()),
                                new Sequential(List.of(new LayerNorm(), new Dropout(0.5))))),
                        new Residual(new Dense(9, new Relu(0), new Normal(0.5), new Zeros())),
                        new Frozen(new Dense(9, new Sigmoid(), new Normal(0.5), new Zeros())),
                        new Dense(2, new Linear(), new Normal(0.5), new Zeros())))
                .build();
        assertAllEqual(network, dtype, List.of(1, 2, 0, 1));
    }

    @Test
    void classesWithWeights() throws Exception {
        Training network = training(Sequential.of(
                        new Dense(6, new Tanh(), new Normal(0.5), new Zeros()),
                        new Dense(2, new Softmax(), new Normal(0.5), new Zeros())))
                .loss(new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, List.of(1.0, 3.0)))
                .build();
        assertAllEqual(network, DType.FLOAT64, List.of(1, 1));
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void samplesWithWeights(DType dtype) throws Exception {
        double[] weights = new double[1500];
        Arrays.setAll(weights, i -> i % 7 * 0.5);
        for (boolean shuffled : new boolean[] {false, true}) {
            Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                    .weights(weights)
                    .batching(new Batching(600, shuffled, false))
                    .build();
            assertAllEqual(network, dtype, List.of(1, 1));
        }
    }

    @Test
    void aBatchOfOneBlockIsComputedByAll() throws Exception {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .batching(Batching.of(200))
                .build();
        assertAllEqual(network, DType.FLOAT64, List.of(1, 1));
    }

    @Test
    void microBatchesOfBlocks() throws Exception {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .batching(Batching.of(1100).inMicroBatches(512))
                .build();
        assertAllEqual(network, DType.FLOAT64, List.of(3, 1));
    }

    @Test
    void microBatchesThatAreNoBlocksAreRefused() {
        Training network = builder(new HalfSquaredError(Reduction.MEAN), false)
                .batching(Batching.of(1100).inMicroBatches(100))
                .build();
        try (Backend backend = Backends.open("java");
                Scope scope = backend.scope()) {
            assertThatThrownBy(() -> new ShardedRun(backend, network, TrainingOptions.NONE))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("several workers can not train in micro-batches of 100 samples: they add sums of blocks"
                            + " of 256, of which it is no multiple");
        }
    }

    private static void assertAllEqual(Training network, DType dtype, List<Integer> weights) throws Exception {
        TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
        List<Long> alone;
        try (Backend backend = Backends.open("java");
                Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, options)) {
            alone = train(run.stepsInEpoch(), run::beginEpoch, run::step, run::parameters);
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<OrderedChain> chains = chains(threads, dtype, weights.size());
            List<Future<List<Long>>> workers = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                int rank = i;
                Callable<List<Long>> worker = () -> worker(network, options, weights, rank, chains.get(rank));
                workers.add(threads.submit(worker));
            }
            for (Future<List<Long>> worker : workers) {
                assertThat(worker.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> worker(
            Training network, TrainingOptions options, List<Integer> weights, int rank, OrderedChain chain) {
        try (chain;
                Backend backend = Backends.open(rank % 2 == 0 ? "java" : "blas");
                Scope scope = backend.scope()) {
            try (ShardedRun run = new ShardedRun(backend, network, options)) {
                run.assign(weights, rank, chain, false);
                LearningRates rates = new LearningRates(
                        network.schedule(), network.optimizer().learningRate(), run.stepsInEpoch());
                int[] epoch = new int[1];
                return train(
                        run.stepsInEpoch(),
                        number -> epoch[0] = number,
                        batch -> run.step(
                                (epoch[0] - 1L) * run.stepsInEpoch() + batch, rates.at(epoch[0], batch), List.of()),
                        run::parameters);
            }
        }
    }

    private interface Step {
        double run(int batch);
    }

    private interface Epoch {
        void begin(int epoch);
    }

    private interface Parameters {
        List<ParameterValues> now();
    }

    private static List<Long> train(int steps, Epoch epochs, Step step, Parameters parameters) {
        List<Long> bits = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            epochs.begin(epoch);
            for (int batch = 0; batch < steps; batch++) {
                bits.add(Double.doubleToLongBits(step.run(batch)));
            }
        }
        for (ParameterValues parameter : parameters.now()) {
            for (double value : parameter.values()) {
                bits.add(Double.doubleToLongBits(value));
            }
        }
        return bits;
    }

    private static List<OrderedChain> chains(ExecutorService threads, DType dtype, int workers) throws Exception {
        RunSecret secret = RunSecret.draw();
        List<OrderedChain> chains = new ArrayList<>();
        Optional<Link> before = Optional.empty();
        for (int rank = 0; rank < workers - 1; rank++) {
            try (Server server = Server.at(InetAddress.getLoopbackAddress())) {
                Future<Link> accepted = threads.submit(() -> new Link(server.accept(LIMIT, secret), dtype));
                Link behind = new Link(Connection.connect(Addresses.of(server.address()), LIMIT, secret), dtype);
                chains.add(new OrderedChain(dtype, before, Optional.of(behind)));
                before = Optional.of(accepted.get());
            }
        }
        chains.add(new OrderedChain(dtype, before, Optional.empty()));
        return chains;
    }

    private static Training network(Loss loss, boolean sigmoid) {
        return builder(loss, sigmoid).build();
    }

    private static TrainingBuilder builder(Loss loss, boolean sigmoid) {
        return training(Sequential.of(
                        new Dense(6, new Relu(0), new Normal(0.5), new Zeros()),
                        new Dense(2, sigmoid ? new Sigmoid() : new Linear(), new Normal(0.5), new Zeros())))
                .loss(loss);
    }

    private static TrainingBuilder training(Sequential layers) {
        Random random = new Random(41);
        double[][] inputs = new double[1500][4];
        double[][] targets = new double[1500][2];
        for (int i = 0; i < inputs.length; i++) {
            for (int j = 0; j < 4; j++) {
                inputs[i][j] = random.nextDouble() - 0.5;
            }
            targets[i][0] = random.nextDouble();
            targets[i][1] = random.nextDouble();
        }
        return Training.of(layers, inputs, targets).optimizer(new Adam(0.01)).batch(600);
    }
}
