package dev.lockstep.trainer.documents;

import dev.lockstep.models.network.DataTables;
import dev.lockstep.models.network.DocumentDefinition.Prediction;
import dev.lockstep.models.network.DocumentDefinition.Predictions;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.Precision;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;

/** The predictions that a network file's document prints, with the data they are made for. */
final class PredictionFigures {
    private PredictionFigures() {}

    static List<Figure> of(DefinedNetwork network, Predictions predictions, TrainingResult result) {
        InitialValues start = InitialValues.of(network.definition(), OptionalLong.empty());
        DataTables data = start.data();
        NumberRows targets = data.unscaled().orElse(data.targets());
        List<Figure> figures = new ArrayList<>();
        for (Prediction printed : predictions.samples()) {
            int row = printed.sample();
            Row figure = new Row(network.name(), " of sample " + row, predictions.precision(), figures);
            figure.add("input", printed.inputs(), element(data.inputs(), row));
            figure.add("target", printed.target(), element(targets, row));
            ParameterValues ours = result.lastPrediction();
            double[] predicted = start.targets().undo(ours.values(), result.dtype());
            figure.add("prediction", printed.prediction(), column -> predicted[place(row, data, ours, column)]);
        }
        return figures;
    }

    /** The run keeps the predictions of its last batch, which ends with the last sample. */
    private static int place(int sample, DataTables data, ParameterValues lastBatch, int column) {
        return (sample - data.inputs().rows() + lastBatch.rows()) * lastBatch.columns() + column;
    }

    private static IntToDoubleFunction element(NumberRows values, int row) {
        NumberTable table = values.table();
        return column -> table.get(row, column);
    }

    private record Row(String network, String where, Precision precision, List<Figure> figures) {
        void add(String what, List<String> documented, IntToDoubleFunction ours) {
            for (int column = 0; column < documented.size(); column++) {
                String numbered = documented.size() == 1 ? what : what + " " + (column + 1);
                figures.add(Figure.of(
                        network, numbered + where, documented.get(column), ours.applyAsDouble(column), precision));
            }
        }
    }
}
