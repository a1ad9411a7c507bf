package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Section;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/** A training step recorded for batches of one size, with the matrices that hold its results. */
public final class RecordedStep implements AutoCloseable {
    private final BatchFeed feed;
    private final Recording recording;
    private Gradients results;

    public RecordedStep(Backend backend, GradientSource gradients, Update update, BatchFeed feed) {
        this.feed = feed;
        this.recording = backend.record(scope -> {
            results = update.penalized(gradients.of(feed.batch()));
            update.apply(results);
            scope.keep(results.loss());
            scope.keep(results.prediction());
        });
    }

    /** Trains on the samples from this place of the epoch on. */
    public void run(int first) {
        feed.fetch(first);
        recording.run();
    }

    /** Trains as {@link #run}, and tells what each operation computes; first comes what the step is given. */
    void trace(int first, Consumer<TracedOperation> listener) {
        feed.fetch(first);
        feed.given().forEach(listener);
        Iterator<Optional<Section>> sections = recording.sections().iterator();
        recording.trace(
                (instruction, values) -> listener.accept(TracedOperation.of(instruction, sections.next(), values)));
    }

    /** The loss of the last run, 1 x 1, which the next overwrites. */
    public Matrix loss() {
        return results.loss();
    }

    /** The outputs of the last run, made before its update. */
    public Matrix prediction() {
        return results.prediction();
    }

    @Override
    public void close() {
        recording.close();
    }
}
