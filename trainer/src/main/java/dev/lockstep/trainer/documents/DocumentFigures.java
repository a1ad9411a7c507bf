package dev.lockstep.trainer.documents;

import dev.lockstep.models.network.DataTables;
import dev.lockstep.models.network.DocumentDefinition;
import dev.lockstep.models.network.DocumentDefinition.Losses;
import dev.lockstep.models.network.DocumentDefinition.Prediction;
import dev.lockstep.models.network.DocumentDefinition.Predictions;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.Precision;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.IntToDoubleFunction;

/** The figures of a network file's document. */
public final class DocumentFigures {
    private DocumentFigures() {}

    /** The document's figures beside those of a run with the file's own settings. */
    public static List<Figure> of(DocumentDefinition document, DefinedNetwork network, TrainingResult result) {
        List<Figure> figures = new ArrayList<>();
        document.losses().ifPresent(losses -> figures.addAll(losses(network.name(), losses, result)));
        document.predictions().ifPresent(predictions -> figures.addAll(predictions(network, predictions, result)));
        return figures;
    }

    /** The last of the losses; empty if there are none. */
    static Optional<Figure> lastLoss(String network, Losses losses, TrainingResult result) {
        SortedMap<Integer, String> figures = losses.figures();
        return figures.isEmpty() ? Optional.empty() : Optional.of(loss(network, losses, figures.lastKey(), result));
    }

    private static List<Figure> losses(String network, Losses losses, TrainingResult result) {
        return losses.figures().keySet().stream()
                .map(epoch -> loss(network, losses, epoch, result))
                .toList();
    }

    private static Figure loss(String network, Losses losses, int epoch, TrainingResult result) {
        int index = epoch - losses.firstEpoch();
        double ours = index < result.epochs() ? result.losses()[index] : Double.NaN;
        return Figure.of(network, "loss of epoch " + epoch, losses.figures().get(epoch), ours, losses.precision());
    }

    private static List<Figure> predictions(DefinedNetwork network, Predictions predictions, TrainingResult result) {
        DataTables data =
                InitialValues.of(network.definition(), OptionalLong.empty()).data();
        List<Figure> figures = new ArrayList<>();
        for (Prediction printed : predictions.samples()) {
            int row = printed.sample();
            Row figure = new Row(network.name(), " of sample " + row, predictions.precision(), figures);
            figure.add("input", printed.inputs(), element(data.inputs(), row));
            figure.add("target", printed.target(), element(data.targets(), row));
            ParameterValues ours = result.lastPrediction();
            figure.add("prediction", printed.prediction(), column -> ours.values()[row * ours.columns() + column]);
        }
        return figures;
    }

    private static IntToDoubleFunction element(NumberTable values, int row) {
        return column -> values.get(row, column);
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
