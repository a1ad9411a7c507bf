package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Update;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The batches of an epoch: consecutive samples in order, the last batch shorter where the samples do not divide.
 *
 * <p>The samples stay whole on the device; a batch is copied from them before its step, which is recorded once for each batch size.
 */
final class Batches implements AutoCloseable {
    private final IntConsumer beforeStep;
    private final RecordedStep full;
    private final RecordedStep last;
    private final int count;

    /** @param beforeStep is told the batch of each step before it is run */
    Batches(
            Backend backend,
            GradientSource gradients,
            Update update,
            Batch samples,
            int batchSize,
            IntConsumer beforeStep) {
        this.beforeStep = beforeStep;
        int size = Math.min(batchSize, samples.size());
        int rest = samples.size() % size;
        count = samples.size() / size + (rest > 0 ? 1 : 0);
        full = new RecordedStep(backend, gradients, update, samples, size);
        last = rest > 0 ? new RecordedStep(backend, gradients, update, samples, rest) : full;
    }

    /** The number of batches in an epoch. */
    int count() {
        return count;
    }

    int size(int batch) {
        return step(batch).size();
    }

    /** Trains one epoch and stores its batches' losses from the row on. */
    void run(Matrix losses, int row) {
        for (int batch = 0; batch < count; batch++) {
            losses.setRows(row + batch, run(batch), 0, 1);
        }
    }

    /** Trains one batch and returns its loss, 1 x 1, which the next batch may overwrite. */
    Matrix run(int batch) {
        beforeStep.accept(batch);
        RecordedStep step = step(batch);
        step.run(batch * full.size());
        return step.loss();
    }

    /** Trains one batch, and tells what each operation computes. */
    void trace(int batch, Consumer<TracedOperation> listener) {
        beforeStep.accept(batch);
        step(batch).trace(batch * full.size(), listener);
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

    private RecordedStep step(int batch) {
        return batch == count - 1 ? last : full;
    }
}
