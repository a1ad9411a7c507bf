package dev.lockstep.distributed.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.distributed.step.Share;
import dev.lockstep.distributed.step.StepShard;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.nn.model.Model;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.List;

/**
 * One worker's part of a network's training, step by step.
 *
 * <p>Every worker has all data and all parameters, computes the samples of its share of each batch, and changes the parameters by the whole
 * batch's gradients: losses and parameters have on every worker, after every step, the bits of a
 * {@link dev.lockstep.trainer.training.TrainingRun}. All workers take the same steps in the same order. Its matrices belong to the scope that
 * is open when it is made.
 */
public final class ShardedRun {
    private final Model model;
    private final Update update;
    private final Batch samples;
    private final int size;
    private final int count;
    private final StepShard full;
    private final StepShard last;

    /**
     * The network at its start values.
     *
     * @param weights how much of each batch the workers compute, in rank order, as {@link Share#of} takes them
     * @param rank this worker's, from 0
     * @param sums adds what the workers have
     * @throws LockstepException if something in the network's step can not be cut by samples, by the name of the operation, or the training asks
     *     for what workers do not do, by its name: shuffling, leaving samples out, validation, a schedule, random numbers, running averages
     */
    public ShardedRun(
            Backend backend,
            Network network,
            TrainingOptions options,
            List<Integer> weights,
            int rank,
            SumOverSamples sums) {
        DType dtype = options.dtype().orElse(network.dtype());
        double learningRate = options.learningRate().orElse(network.optimizer().learningRate());
        Rounding.requireRate(learningRate, dtype);
        requireInOrderAtOneRate(network);
        Start start = network.start(options.seed());
        samples = start.samples(backend, dtype);
        Trainable trained = start.model(backend, dtype);
        if (start.validation(backend, dtype).isPresent()) {
            throw refused(network, "finds the loss of validation data");
        }
        if (trained.gradients().dependsOnTheStep()) {
            throw refused(network, "draws random numbers in each step, as dropout does");
        }
        model = trained.model();
        if (!model.parameters().stream().allMatch(Parameter::trained)) {
            throw refused(network, "has parameters that are not trained, such as running averages");
        }
        update = new Update(
                network.optimizer(), network.penalty(), network.clipping(), model.parameters(), learningRate);
        size = Math.min(network.batching().size(), samples.size());
        int rest = samples.size() % size;
        count = samples.size() / size + (rest > 0 ? 1 : 0);
        full = shard(trained, size, weights, rank, sums);
        last = rest > 0 ? shard(trained, rest, weights, rank, sums) : full;
    }

    /** The number of steps in an epoch, one for each batch. */
    public int stepsInEpoch() {
        return count;
    }

    /** Trains on a batch, counted from 0, together with all other workers; returns the batch's loss before the update. */
    public double step(int batch) {
        int first = batch * size;
        int length = Math.min(size, samples.size() - first);
        try (Scope scope = samples.inputs().backend().scope()) {
            StepShard shard = batch == count - 1 ? last : full;
            StepShard.Result result = shard.of(rows(first, length));
            Matrix loss = result.loss();
            Gradients gradients = update.penalized(new Gradients(loss, loss, result.byParameter()));
            update.apply(gradients);
            return gradients.loss().value();
        }
    }

    /** What the parameters hold now. */
    public List<ParameterValues> parameters() {
        return model.parameters().stream()
                .map(parameter -> ParameterValues.of(parameter.name(), parameter.value()))
                .toList();
    }

    private static void requireInOrderAtOneRate(Network network) {
        if (network.batching().shuffled() || network.batching().dropLast()) {
            throw refused(network, "shuffles its samples or leaves some out");
        }
        if (!network.schedule().equals(Schedule.CONSTANT)) {
            throw refused(network, "changes its learning rate by a schedule");
        }
    }

    private static LockstepException refused(Network network, String what) {
        return new LockstepException(network.name() + " " + what + ", which workers do not do");
    }

    private StepShard shard(Trainable trained, int length, List<Integer> weights, int rank, SumOverSamples sums) {
        try (Scope scope = samples.inputs().backend().scope()) {
            Share share = Share.of(length, weights).get(rank);
            return new StepShard(trained.gradients(), model.parameters(), rows(0, length), share, sums);
        }
    }

    private Batch rows(int first, int length) {
        return new Batch(samples.inputs().rows(first, length), samples.targets().rows(first, length));
    }
}
