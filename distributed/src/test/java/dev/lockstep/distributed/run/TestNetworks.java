package dev.lockstep.distributed.run;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.worker.NetworkSource;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.TrainingBuilder;
import java.util.Random;

/** Networks of 1,500 samples for workers, by name. */
public final class TestNetworks implements NetworkSource {
    /** Batches of 600, 600 and 300 samples. */
    static final String PLAIN = "plain";

    /** Takes a while. */
    static final String LONG = "long";

    /** Is too large wherever it is made. */
    static final String NO_ROOM = "no-room";

    @Override
    public Network network(String argument) {
        TrainingBuilder plain = builder(0, 600);
        return switch (argument) {
            case PLAIN -> plain.build();
            case LONG -> plain.epochs(400).build();
            case "all" -> builder(0, Integer.MAX_VALUE).build();
            case "small" -> builder(0, 100).build();
            case "one-block" -> builder(0, 1000).batching(Batching.of(250)).build();
            case "stopping" ->
                plain.epochs(30)
                        .batching(Batching.shuffled(500))
                        .validation(samples(400, 7))
                        .earlyStopping(new EarlyStopping(2, 0.001))
                        .schedule(new ReduceOnPlateau(0.5, 1, 1e-4, 0, 0))
                        .build();
            case "everything" ->
                builder(0.3, 600)
                        .batching(new Batching(550, true, true))
                        .validation(samples(300, 5))
                        .schedule(new CosineAnnealing(new Span(9, true), 0.001))
                        .penalty(Penalty.l2(0.01))
                        .clipping(new ClipByNorm(0.5))
                        .optimizer(new AdamW(0.01))
                        .build();
            case "sgd" ->
                plain.optimizer(new Sgd(0.1)).clipping(new ClipByValue(0.01)).build();
            case "momentum" -> plain.optimizer(new Momentum(0.05, 0.9)).build();
            case "adam" -> plain.optimizer(new Adam(0.01)).build();
            case "rmsprop" -> plain.optimizer(new RmsProp(0.01)).build();
            case "adagrad" -> plain.optimizer(new Adagrad(0.1)).build();
            case "diverging" -> plain.optimizer(new Sgd(1e6)).epochs(60).build();
            case NO_ROOM -> throw new OutOfMemoryError("Java heap space");
            default -> throw new IllegalArgumentException(argument);
        };
    }

    private static TrainingBuilder builder(double dropout, int batch) {
        Samples samples = samples(1500, 3);
        Sequential layers = dropout == 0
                ? Sequential.of(
                        new Dense(6, new Relu(0), new Normal(0.5), new Zeros()),
                        new Dense(2, new Linear(), new Normal(0.5), new Zeros()))
                : Sequential.of(
                        new Frozen(new Dense(8, new Tanh(), new Normal(0.5), new Zeros())),
                        new BatchNorm(),
                        new Dropout(dropout),
                        new Dense(6, new Relu(0), new Normal(0.5), new Zeros()),
                        new Dense(2, new Linear(), new Normal(0.5), new Zeros()));
        return new TrainingBuilder(layers, samples).epochs(4).batch(batch).dtype(DType.FLOAT64);
    }

    private static Samples samples(int count, long seed) {
        Random random = new Random(seed);
        double[] inputs = new double[count * 4];
        double[] targets = new double[count * 2];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                inputs[4 * i + j] = random.nextDouble() - 0.5;
                sum += inputs[4 * i + j];
            }
            targets[2 * i] = sum * sum;
            targets[2 * i + 1] = random.nextDouble();
        }
        return new Samples(new NumberTable(count, 4, inputs), new NumberTable(count, 2, targets));
    }
}
