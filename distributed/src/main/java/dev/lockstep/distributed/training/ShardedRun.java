package dev.lockstep.distributed.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.step.StepShard;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.cut.Share;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import dev.lockstep.trainer.training.EpochOrder;
import dev.lockstep.trainer.training.RecordedStep;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainedMatrices;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.util.List;
import java.util.Optional;

/**
 * One worker's part of a network's training, step by step.
 *
 * <p>Every worker has all data and all parameters, computes the samples of its share of each batch, and changes the parameters by the whole
 * batch's gradients: losses and parameters have on every worker, after every step, the bits of a
 * {@link dev.lockstep.trainer.training.TrainingRun}. All workers take the same steps in the same order. Its matrices belong to the scope that
 * is open when it is made; who makes it closes it before any scope that was open then.
 */
public final class ShardedRun implements AutoCloseable {
    private final Backend backend;
    private final DType dtype;
    private final Trainable trained;
    private final Update update;
    private final TrainedMatrices matrices;
    private final Batch samples;
    private final EpochOrder order;
    private final Batching batching;
    private final Optional<StepPlan> full;
    private final Optional<StepPlan> last;
    private Optional<Assigned> assigned = Optional.empty();
    private long epoch;
    private int lastBatch;

    /**
     * The network at its start values, with no share yet.
     *
     * @throws LockstepException if something in the network's step can not be cut by samples, by the name of the operation
     */
    public ShardedRun(Backend backend, Network network, TrainingOptions options) {
        this.backend = backend;
        dtype = options.dtype().orElse(network.dtype());
        double learningRate = options.learningRate().orElse(network.optimizer().learningRate());
        Rounding.requireRate(learningRate, dtype);
        batching = network.batching();
        Start start = network.start(options.seed());
        samples = start.samples(backend, dtype);
        if (!batching.addsAsWhole(samples.size())) {
            throw new LockstepException("several workers can not train in micro-batches of " + batching.microBatch()
                    + " samples: they add sums of blocks of " + Share.BLOCK + ", of which it is no multiple");
        }
        trained = start.model(backend, dtype);
        update = new Update(
                network.optimizer(),
                network.penalty(),
                network.clipping(),
                trained.model().parameters(),
                learningRate);
        matrices = new TrainedMatrices(trained.model(), update.state());
        order = new EpochOrder(backend, samples, batching, start.seed());
        full = plan(order.size(0));
        last = order.hasShortBatch() ? plan(order.size(order.batches() - 1)) : full;
    }

    public DType dtype() {
        return dtype;
    }

    /** The number of steps in an epoch, one for each batch. */
    public int stepsInEpoch() {
        return order.batches();
    }

    /** The number of samples in a batch, counted from 0. */
    public int samplesIn(int batch) {
        return order.size(batch);
    }

    /** The SHA-256 of the data and of what the parameters and the optimiser hold now. */
    public String digest() {
        double[] weights = samples.weights().map(Matrix::toArray).orElse(new double[0]);
        return ResultDigest.of(samples.inputs().toArray(), samples.targets().toArray(), weights)
                + ResultDigest.of(matrices.state());
    }

    /** The number of blocks of 256 samples in a batch of so many: the most workers that have something to do. */
    public static int blocks(int samples) {
        return (samples - 1) / Share.BLOCK + 1;
    }

    /**
     * Takes a share of every batch from the next step on.
     *
     * @param weights how much of each batch the workers compute, in rank order, as {@link Share#of} takes them
     * @param rank this worker's, from 0
     * @param sums adds what the workers have
     * @param checked whether steps may have blocks to check
     */
    public void assign(List<Integer> weights, int rank, SumOverSamples sums, boolean checked) {
        close();
        Scope scope = backend.scope();
        BatchStep fullStep = step(full, order.size(0), weights, rank, sums, checked);
        BatchStep lastStep = order.hasShortBatch()
                ? step(last, order.size(order.batches() - 1), weights, rank, sums, checked)
                : fullStep;
        assigned = Optional.of(new Assigned(scope, fullStep, lastStep));
    }

    /**
     * Trains on a batch together with all other workers.
     *
     * @param number that of the step in the run, from 0
     * @param rate its learning rate
     * @param checks blocks of it whose sums are hashed, of this worker's share or others'; none for a batch that is not cut
     * @return the batch's loss before the update
     */
    public double step(long number, double rate, List<BlockCheck> checks) {
        long newEpoch = number / order.batches() + 1;
        if (newEpoch != epoch) {
            order.begin(newEpoch);
            epoch = newEpoch;
        }
        lastBatch = (int) (number % order.batches());
        update.setRate(rate);
        trained.gradients().beginStep(number);
        BatchStep step = stepOf(lastBatch);
        step.run(order.first(lastBatch), checks);
        return step.loss();
    }

    /** What this worker computed of the outputs of the last step, row by row: those of its share, or of a batch that is not cut all. */
    public double[] lastPrediction() {
        return stepOf(lastBatch).prediction();
    }

    /** What the parameters hold now. */
    public List<ParameterValues> parameters() {
        return matrices.parameters();
    }

    /** What has been trained so far. */
    public TrainingState state() {
        return matrices.state();
    }

    /** Goes to a state, before a step or between two. */
    public void setState(TrainingState state) {
        matrices.setState(state);
    }

    /** Gives up its share. */
    @Override
    public void close() {
        assigned.ifPresent(Assigned::close);
        assigned = Optional.empty();
    }

    private BatchStep stepOf(int batch) {
        Assigned steps =
                assigned.orElseThrow(() -> new LockstepException("a worker took a step before it had a share"));
        return batch == order.batches() - 1 ? steps.last : steps.full;
    }

    private Optional<StepPlan> plan(int length) {
        if (!Share.isCut(length)) {
            return Optional.empty();
        }
        try (Scope scope = backend.scope()) {
            Batch batch = samples.rows(0, length);
            return Optional.of(StepPlan.of(trained.gradients(), trained.model().parameters(), batch));
        }
    }

    private BatchStep step(
            Optional<StepPlan> plan,
            int length,
            List<Integer> weights,
            int rank,
            SumOverSamples sums,
            boolean checked) {
        if (plan.isEmpty()) {
            return new BatchStep.Whole(new RecordedStep(backend, trained.gradients(), update, order.feed(length)));
        }
        Share share = Share.of(length, weights).get(rank);
        return new BatchStep.Shared(new StepShard(
                backend, plan.get(), share, order, sums, checked ? 0 : batching.microBatch(), this::update));
    }

    private Gradients update(Gradients gradients) {
        Gradients penalized = update.penalized(gradients);
        update.apply(penalized);
        return penalized;
    }

    private record Assigned(Scope scope, BatchStep full, BatchStep last) {
        void close() {
            full.close();
            if (last != full) {
                last.close();
            }
            scope.close();
        }
    }
}
