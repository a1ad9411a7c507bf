package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import java.util.function.Consumer;

/** A training step recorded for batches of one size, with the matrices that hold the batch and its results. */
final class RecordedStep implements AutoCloseable {
    private final Batch samples;
    private final Batch batch;
    private final Recording recording;
    private Gradients results;

    RecordedStep(Backend backend, GradientSource gradients, Update update, Batch samples, int size) {
        this.samples = samples;
        this.batch = size == samples.size() ? samples : samples.ofSameKind(size);
        this.recording = backend.record(scope -> {
            results = update.penalized(gradients.of(batch));
            update.apply(results);
            scope.keep(results.loss());
            scope.keep(results.prediction());
        });
    }

    /** Trains on the samples from this one on. */
    void run(int firstSample) {
        fetch(firstSample);
        recording.run();
    }

    /** Trains as {@link #run}, and tells what each operation computes; first come the inputs and targets. */
    void trace(int firstSample, Consumer<TracedOperation> listener) {
        fetch(firstSample);
        listener.accept(TracedOperation.given("inputs", batch.inputs()));
        listener.accept(TracedOperation.given("targets", batch.targets()));
        recording.trace((instruction, values) -> listener.accept(TracedOperation.of(instruction, values)));
    }

    int size() {
        return batch.size();
    }

    Matrix loss() {
        return results.loss();
    }

    Matrix prediction() {
        return results.prediction();
    }

    @Override
    public void close() {
        recording.close();
    }

    private void fetch(int firstSample) {
        if (batch != samples) {
            batch.copyFrom(samples, firstSample);
        }
    }
}
