package dev.lockstep.distributed.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.cut.Share;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.training.EpochOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepShardTest {
    @ParameterizedTest
    @CsvSource({
        "1500, FLOAT64, java",
        "1500, FLOAT32, java",
        "1500, FLOAT64, 'java,blas'",
        "1500, FLOAT32, 'blas,java'",
        "300, FLOAT64, java",
        "257, FLOAT64, java",
        "768, FLOAT32, blas"
    })
    void anySharesGiveTheBitsOfTheWhole(int samples, DType dtype, String backends) throws Exception {
        List<Long> whole = whole(samples, dtype);
        for (List<Integer> weights : List.of(
                List.of(1),
                List.of(1, 1),
                List.of(1, 4),
                List.of(0, 1, 2),
                List.of(1, 2, 0),
                List.of(1, 1, 1, 1),
                List.of(1, 0, 0, 9))) {
            for (int atOnce : new int[] {0, 512, Integer.MAX_VALUE}) {
                for (List<Long> worker : workers(samples, dtype, backends.split(","), weights, InOrder::add, atOnce)) {
                    assertThat(worker).as("shares %s", weights).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void everyOtherOrderOfAdditionGivesOtherBits() throws Exception {
        List<Long> whole = whole(1500, DType.FLOAT64);
        assertThat(added(StepShardTest::descending)).isNotEqualTo(whole);
        assertThat(added(StepShardTest::asTree)).isNotEqualTo(whole);
        assertThat(added(StepShardTest::inPairs)).isNotEqualTo(whole);
        assertThat(added(InOrder::add)).isEqualTo(whole);
    }

    private static List<Long> added(RankOrder.Addition addition) throws Exception {
        return workers(1500, DType.FLOAT64, new String[] {"java"}, List.of(1, 1), addition, 0)
                .get(0);
    }

    private static void descending(DType dtype, double[] sum, List<double[]> blocks) {
        List<double[]> turned = new ArrayList<>(blocks);
        Collections.reverse(turned);
        InOrder.add(dtype, sum, turned);
    }

    private static void inPairs(DType dtype, double[] sum, List<double[]> blocks) {
        InOrder.add(dtype, sum, pairs(dtype, blocks));
    }

    private static void asTree(DType dtype, double[] sum, List<double[]> blocks) {
        List<double[]> level = blocks;
        while (level.size() > 1) {
            level = pairs(dtype, level);
        }
        InOrder.add(dtype, sum, level);
    }

    private static List<double[]> pairs(DType dtype, List<double[]> blocks) {
        List<double[]> pairs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i += 2) {
            double[] pair = new double[blocks.get(0).length];
            InOrder.add(dtype, pair, blocks.subList(i, Math.min(i + 2, blocks.size())));
            pairs.add(pair);
        }
        return pairs;
    }

    private static List<List<Long>> workers(
            int samples, DType dtype, String[] backends, List<Integer> weights, RankOrder.Addition addition, int atOnce)
            throws InterruptedException, ExecutionException {
        RankOrder order = new RankOrder(dtype, weights.size(), addition);
        ExecutorService threads = Executors.newFixedThreadPool(weights.size());
        try {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int rank = 0; rank < weights.size(); rank++) {
                SumOverSamples sums = order.of(rank);
                Share share = Share.of(samples, weights).get(rank);
                String name = backends[rank % backends.length];
                running.add(threads.submit(() -> shard(samples, dtype, name, share, sums, atOnce)));
            }
            List<List<Long>> results = new ArrayList<>();
            for (Future<List<Long>> worker : running) {
                results.add(worker.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> shard(
            int samples, DType dtype, String name, Share share, SumOverSamples sums, int atOnce) {
        try (Backend backend = Backends.open(name)) {
            Start start = network(samples).start(OptionalLong.empty());
            Batch batch = start.samples(backend, dtype);
            Trainable trained = start.model(backend, dtype);
            StepPlan plan = StepPlan.of(trained.gradients(), trained.model().parameters(), batch);
            EpochOrder order = new EpochOrder(backend, batch, Batching.ALL, 0);
            Map<String, Matrix> kept = new LinkedHashMap<>();
            trained.model()
                    .parameters()
                    .forEach(parameter -> kept.put(
                            parameter.name(),
                            backend.zeros(
                                    dtype,
                                    parameter.value().rows(),
                                    parameter.value().columns())));
            try (StepShard shard = new StepShard(backend, plan, share, order, sums, atOnce, gradients -> {
                kept.forEach((parameter, matrix) ->
                        matrix.setRows(0, gradients.byParameter().get(parameter), 0, matrix.rows()));
                return gradients;
            })) {
                shard.run(0, List.of());
                return bits(shard.result().loss(), kept);
            }
        }
    }

    private static List<Long> whole(int samples, DType dtype) {
        try (Backend backend = Backends.open("java")) {
            Start start = network(samples).start(OptionalLong.empty());
            Batch batch = start.samples(backend, dtype);
            Gradients gradients = start.model(backend, dtype).gradients().of(batch);
            return bits(gradients.loss(), gradients.byParameter());
        }
    }

    private static List<Long> bits(Matrix loss, Map<String, Matrix> gradients) {
        List<Long> bits = new ArrayList<>();
        bits.add(Double.doubleToLongBits(loss.value()));
        for (Matrix gradient : gradients.values()) {
            for (double element : gradient.toArray()) {
                bits.add(Double.doubleToLongBits(element));
            }
        }
        return bits;
    }

    private static Training network(int samples) {
        Random random = new Random(14);
        double[][] inputs = new double[samples][5];
        double[][] targets = new double[samples][3];
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < 5; j++) {
                inputs[i][j] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(12));
            }
            for (int j = 0; j < 3; j++) {
                targets[i][j] = random.nextDouble();
            }
        }
        return Training.of(
                        Sequential.of(
                                new Dense(7, new Tanh(), new Normal(0.5), new Zeros()),
                                new Dense(3, new Linear(), new Normal(0.5), new Zeros())),
                        inputs,
                        targets)
                .build();
    }
}
