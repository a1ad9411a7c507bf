package dev.lockstep.trainer.model;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.metric.Predictions;
import java.util.List;
import java.util.stream.IntStream;

/** What a model predicted, as text: numbers are the shortest decimals of the model's dtype. */
public final class PredictedRows {
    private final ModelFile model;
    private final List<String> targets;
    private final NumberTable outputs;
    private final Predictions predictions;

    /** @param outputs samples x outputs, as the model's {@link Predictor} made them */
    public PredictedRows(ModelFile model, NumberTable outputs) {
        this(model, model.severalTargets(), outputs);
    }

    /** @param targets as {@link ModelFile#severalTargets} has them */
    public PredictedRows(ModelFile model, List<String> targets, NumberTable outputs) {
        this.model = model;
        this.targets = targets;
        this.outputs = outputs;
        this.predictions = new Predictions(outputs.columns(), outputs.elements(), outputs.elements());
    }

    public int rows() {
        return outputs.rows();
    }

    /** Whether predictions are labels, and no numbers. */
    public boolean areLabels() {
        return !model.labels().isEmpty();
    }

    /** Whether several numbers are predicted, which are the outputs, and no single one. */
    public boolean areSeveral() {
        return !targets.isEmpty();
    }

    /** The label of a class, or its number where it has none; of a single output without labels that itself; NaN where an output is. */
    public String prediction(int row) {
        for (int column = 0; column < outputs.columns(); column++) {
            if (Double.isNaN(outputs.get(row, column))) {
                return output(row, column);
            }
        }
        if (areLabels()) {
            return model.labels().get(predictions.predictedClass(row));
        }
        return outputs.columns() == 1 ? output(row, 0) : Integer.toString(predictions.predictedClass(row));
    }

    /** The names of the outputs: those of several targets; none where the single output is the prediction; of two classes with one output it is that of the second. */
    public List<String> names() {
        if (areLabels()) {
            return outputs.columns() == 1 ? List.of(model.labels().get(1)) : model.labels();
        }
        if (areSeveral()) {
            return targets;
        }
        return IntStream.range(0, outputs.columns())
                .filter(column -> outputs.columns() > 1)
                .mapToObj(column -> "output " + column)
                .toList();
    }

    /** An output of a row. */
    public String output(int row, int column) {
        double value = outputs.get(row, column);
        return model.dtype() == DType.FLOAT32 ? Decimals.toString((float) value) : Decimals.toString(value);
    }
}
