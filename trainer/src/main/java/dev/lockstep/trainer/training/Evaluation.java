package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.loss.Outputs;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Evaluator;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions of samples and their loss, by parameters as they are each time it runs.
 *
 * <p>Logits are computed for some samples at a time, which bounds the memory; the loss is that of all at once.
 */
public final class Evaluation implements AutoCloseable {
    private static final int SAMPLES_AT_ONCE = 1024;

    private final Matrix targets;
    private final Matrix logits;
    private final List<Part> parts = new ArrayList<>();
    private final Recording ending;
    private Matrix predictions;
    private Matrix loss;

    /** Its matrices belong to the scope that is open. */
    public Evaluation(Backend backend, Evaluator evaluator, Batch samples) {
        targets = samples.targets();
        int count = samples.size();
        logits =
                backend.zeros(samples.inputs().dtype(), count, samples.targets().columns());
        int size = Math.min(count, SAMPLES_AT_ONCE);
        parts.add(new Part(backend, evaluator, samples.inputs(), size));
        int rest = count % size;
        if (rest > 0) {
            parts.add(new Part(backend, evaluator, samples.inputs(), rest));
        }
        ending = backend.record(scope -> {
            Outputs outputs = evaluator.outputs(logits, samples.targets());
            predictions = outputs.predictions();
            loss = evaluator.loss(outputs);
            keepUnless(scope, predictions, logits);
            scope.keep(loss);
        });
    }

    /** Predicts all samples and returns their loss. */
    public double run() {
        int first = 0;
        Part full = parts.get(0);
        for (; first + full.size() <= logits.rows(); first += full.size()) {
            full.predict(first, logits);
        }
        if (first < logits.rows()) {
            parts.get(1).predict(first, logits);
        }
        ending.run();
        return loss.value();
    }

    /** What the last run predicted, beside the targets. */
    public Predictions predictions() {
        return new Predictions(targets.columns(), predictions.toArray(), targets.toArray());
    }

    /** Keeps a result that is not just what was given, as behind a linear activation. */
    private static void keepUnless(Scope scope, Matrix result, Matrix given) {
        if (result != given) {
            scope.keep(result);
        }
    }

    @Override
    public void close() {
        parts.forEach(Part::close);
        ending.close();
    }

    /** The forward pass of a number of samples. */
    private static final class Part implements AutoCloseable {
        private final Matrix all;
        private final Matrix inputs;
        private final Recording recording;
        private Matrix result;

        Part(Backend backend, Evaluator evaluator, Matrix all, int size) {
            this.all = all;
            inputs = size == all.rows() ? all : backend.zeros(all.dtype(), size, all.columns());
            recording = backend.record(scope -> {
                result = evaluator.logits(inputs);
                keepUnless(scope, result, inputs);
            });
        }

        int size() {
            return inputs.rows();
        }

        void predict(int first, Matrix logits) {
            if (inputs != all) {
                inputs.setRows(0, all, first, size());
            }
            recording.run();
            logits.setRows(first, result, 0, size());
        }

        @Override
        public void close() {
            recording.close();
        }
    }
}
