package dev.lockstep.trainer.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.model.LayeredModel;
import java.util.Arrays;

/** Predicts with a model on a backend, in the units of the targets, where they were scaled. The outputs of a sample do not depend on the samples beside it. */
public final class Predictor implements AutoCloseable {
    private static final int SAMPLES_AT_ONCE = 1024;

    private final Backend backend;
    private final ModelFile file;
    private final Scope scope;
    private final LayeredModel model;
    private final TargetPreparation targets;
    private final int inputs;

    /** @throws LockstepException if the parameters are not those of the model's network */
    public Predictor(Backend backend, ModelFile file) {
        this.backend = backend;
        this.file = file;
        this.inputs = file.definition().sampleShape().length();
        this.scope = backend.scope();
        this.model = file.on(backend);
        this.targets = file.targetScale();
    }

    /**
     * The outputs, samples x outputs, of inputs as the network takes them, prepared already.
     *
     * @throws LockstepException if they have another width than the network's
     */
    public NumberTable predict(NumberRows samples) {
        if (samples.columns() != inputs) {
            throw new LockstepException("the model takes " + inputs + " inputs, and there are " + samples.columns());
        }
        double[] outputs = null;
        int width = 0;
        for (int first = 0; first < samples.rows(); first += SAMPLES_AT_ONCE) {
            int count = Math.min(SAMPLES_AT_ONCE, samples.rows() - first);
            int start = first;
            int[] numbers = new int[count];
            Arrays.setAll(numbers, i -> start + i);
            double[] part = new double[Math.multiplyExact(count, inputs)];
            samples.read(numbers, 0, count, part);
            try (Scope batch = backend.scope()) {
                double[] predicted = model.predict(backend.matrix(file.dtype(), count, inputs, part))
                        .toArray();
                if (outputs == null) {
                    width = predicted.length / count;
                    outputs = new double[Math.multiplyExact(samples.rows(), width)];
                }
                System.arraycopy(predicted, 0, outputs, first * width, predicted.length);
            }
        }
        return new NumberTable(samples.rows(), width, targets.undo(outputs, file.dtype()));
    }

    @Override
    public void close() {
        scope.close();
    }
}
