package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.trainer.model.Model;
import dev.lockstep.trainer.model.Step;
import java.util.function.Consumer;

/** A training step recorded for batches of one size, with the matrices that hold the batch and its results. */
final class RecordedStep implements AutoCloseable {
    private final Samples samples;
    private final Samples batch;
    private final Recording recording;
    private Step results;

    RecordedStep(Backend backend, Model model, Samples samples, int size, double learningRate) {
        this.samples = samples;
        this.batch = size == samples.count() ? samples : samples.ofSameKind(size);
        this.recording = backend.record(scope -> {
            results = model.step(batch.inputs(), batch.targets(), learningRate);
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
        return batch.count();
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
