package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.models.network.DocumentDefinition;
import dev.lockstep.models.network.DocumentDefinition.Losses;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Every figure that a network's document prints, beside those of a run with the network's own settings.
 *
 * @param losses in the order of their epochs
 * @param others gradients or predictions
 */
public record DocumentedFigures(List<Figure> losses, List<Figure> others) {
    private static final DocumentedFigures NONE = new DocumentedFigures(List.of(), List.of());

    public DocumentedFigures {
        losses = List.copyOf(losses);
        others = List.copyOf(others);
    }

    /** None where the network has no document. */
    public static DocumentedFigures of(Network network, Backend backend, TrainingResult result) {
        if (network instanceof TwoPointNetwork) {
            return new DocumentedFigures(TwoPointFigures.losses(result), TwoPointFigures.gradients(backend));
        }
        return network instanceof DefinedNetwork defined
                ? defined.definition()
                        .document()
                        .map(document -> of(document, defined, result))
                        .orElse(NONE)
                : NONE;
    }

    private static DocumentedFigures of(DocumentDefinition document, DefinedNetwork network, TrainingResult result) {
        return new DocumentedFigures(
                document.losses().map(losses -> losses(network, losses, result)).orElse(List.of()),
                document.predictions()
                        .map(predictions -> PredictionFigures.of(network, predictions, result))
                        .orElse(List.of()));
    }

    private static List<Figure> losses(DefinedNetwork network, Losses losses, TrainingResult result) {
        List<Figure> figures = new ArrayList<>();
        losses.figures().forEach((epoch, printed) -> {
            int index = epoch - losses.firstEpoch();
            double ours = index < result.epochs() ? result.losses()[index] : Double.NaN;
            figures.add(Figure.of(network.name(), "loss of epoch " + epoch, printed, ours, losses.precision()));
        });
        return figures;
    }

    /** The losses, then the others. */
    public List<Figure> all() {
        List<Figure> all = new ArrayList<>(losses);
        all.addAll(others);
        return all;
    }

    public List<Figure> missed() {
        return all().stream().filter(figure -> !figure.reproduced()).toList();
    }
}
