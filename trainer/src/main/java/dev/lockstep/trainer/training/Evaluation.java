package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.loss.Outputs;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Evaluator;
import dev.lockstep.trainer.step.TargetUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictions of samples and their loss, by parameters as they are each time it runs.
 *
 * <p>Logits are computed for some samples at a time, which bounds the memory; the loss is that of all at once.
 */
public final class Evaluation implements AutoCloseable {
    private final Matrix targets;
    private final Optional<Matrix> weights;
    private final Optional<TargetUnits> units;
    private final Matrix logits;
    private final List<Part> parts = new ArrayList<>();
    private final Recording ending;
    private Matrix predictions;
    private Matrix loss;

    /** Its matrices belong to the scope that is open. */
    public Evaluation(Backend backend, Evaluator evaluator, Batch samples) {
        this(
                backend,
                evaluator,
                new InputSupply.Whole(samples.inputs()),
                samples.targets(),
                samples.weights(),
                samples.units());
    }

    /** That of samples whose inputs are read each time that it runs. Its matrices belong to the scope that is open. */
    public static Evaluation streamed(Backend backend, Evaluator evaluator, Samples samples, DType dtype) {
        return new Evaluation(
                backend,
                evaluator,
                new InputSupply.Streamed(backend, dtype, samples.inputs()),
                samples.targets().table().on(backend, dtype),
                samples.weights().map(each -> each.table().on(backend, dtype)),
                samples.units());
    }

    private Evaluation(
            Backend backend,
            Evaluator evaluator,
            InputSupply inputs,
            Matrix targets,
            Optional<Matrix> weights,
            Optional<TargetUnits> units) {
        this.units = units;
        this.targets = targets;
        this.weights = weights;
        int count = targets.rows();
        logits = backend.zeros(targets.dtype(), count, targets.columns());
        int size = Math.min(count, inputs.mostAtOnce());
        parts.add(new Part(backend, evaluator, inputs, size));
        int rest = count % size;
        if (rest > 0) {
            parts.add(new Part(backend, evaluator, inputs, rest));
        }
        ending = backend.record(scope -> {
            Outputs outputs = evaluator.outputs(logits, targets, weights);
            predictions = outputs.predictions();
            loss = evaluator.loss(outputs);
            keepUnless(scope, predictions, logits);
            scope.keep(loss);
        });
    }

    /**
     * Predicts all samples and returns their loss.
     *
     * @throws dev.lockstep.api.LockstepException if no sample has a weight above 0
     */
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
        double value = loss.value();
        WeightlessBatch.refuseValidation(value, weights);
        return value;
    }

    /** What the last run predicted, beside the targets, both in the units of the data where the network takes scaled targets. */
    public Predictions predictions() {
        if (units.isPresent()) {
            return units.get().of(predictions.toArray(), predictions.dtype());
        }
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
        private final InputSupply supply;
        private final Matrix inputs;
        private final Recording recording;
        private Matrix result;

        Part(Backend backend, Evaluator evaluator, InputSupply supply, int size) {
            this.supply = supply;
            inputs = supply.matrix(size);
            recording = backend.record(scope -> {
                result = evaluator.logits(inputs);
                keepUnless(scope, result, inputs);
            });
        }

        int size() {
            return inputs.rows();
        }

        void predict(int first, Matrix logits) {
            supply.fetch(first, inputs);
            recording.run();
            logits.setRows(first, result, 0, size());
        }

        @Override
        public void close() {
            recording.close();
        }
    }
}
