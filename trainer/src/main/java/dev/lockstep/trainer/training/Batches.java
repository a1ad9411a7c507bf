package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.cut.MicroBatches;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Update;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The batches of an epoch, as {@link Batching} says; a step is recorded once for each batch size.
 */
final class Batches implements AutoCloseable {
    private final GradientSource gradients;
    private final List<Parameter> parameters;
    private final IntConsumer beforeStep;
    private final EpochOrder order;
    private final RecordedStep full;
    private final RecordedStep last;
    private long epoch;

    /**
     * @param parameters all that gradients depend on
     * @param seed of the orders of shuffled samples
     * @param beforeStep is told the batch of each step before it is run
     */
    Batches(
            Backend backend,
            GradientSource gradients,
            List<Parameter> parameters,
            Update update,
            SampleSupply samples,
            Batching batching,
            long seed,
            IntConsumer beforeStep) {
        this.gradients = gradients;
        this.parameters = parameters;
        this.beforeStep = beforeStep;
        order = new EpochOrder(samples, batching, seed);
        full = step(backend, update, batching, order.size(0));
        last = order.hasShortBatch() ? step(backend, update, batching, order.size(order.batches() - 1)) : full;
    }

    private RecordedStep step(Backend backend, Update update, Batching batching, int size) {
        BatchFeed feed = order.feed(size);
        if (batching.microBatch() >= size) {
            return new RecordedStep(backend, gradients, update, feed);
        }
        return new RecordedStep(backend, inParts(backend, feed, batching.microBatch()), update, feed);
    }

    private GradientSource inParts(Backend backend, BatchFeed feed, int samples) {
        try (Scope scope = backend.scope()) {
            return new MicroBatches(gradients, parameters, feed.like(), samples);
        }
    }

    /** Puts the samples into the order of an epoch, counted from 1. */
    void beginEpoch(long newEpoch) {
        epoch = newEpoch;
        order.begin(newEpoch);
    }

    /** The number of batches in an epoch. */
    int count() {
        return order.batches();
    }

    int size(int batch) {
        return order.size(batch);
    }

    /** Trains one epoch and stores its batches' losses from the row on. */
    void run(Matrix losses, int row) {
        for (int batch = 0; batch < count(); batch++) {
            losses.setRows(row + batch, run(batch), 0, 1);
        }
    }

    /** Trains one batch and returns its loss, 1 x 1, which the next batch may overwrite. */
    Matrix run(int batch) {
        RecordedStep step = begin(batch);
        step.run(order.first(batch));
        return step.loss();
    }

    /** Trains one batch, and tells what each operation computes. */
    void trace(int batch, Consumer<TracedOperation> listener) {
        begin(batch).trace(order.first(batch), listener);
    }

    /** The outputs of the last step, made before its update. */
    Matrix lastPrediction() {
        return last.prediction();
    }

    @Override
    public void close() {
        full.close();
        if (last != full) {
            last.close();
        }
    }

    private RecordedStep begin(int batch) {
        beforeStep.accept(batch);
        gradients.beginStep((epoch - 1) * count() + batch);
        return step(batch);
    }

    private RecordedStep step(int batch) {
        return batch == count() - 1 ? last : full;
    }
}
