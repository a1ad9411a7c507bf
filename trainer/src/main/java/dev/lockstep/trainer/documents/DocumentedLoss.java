package dev.lockstep.trainer.documents;

import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Optional;

/** The last loss that a network's document prints. */
public final class DocumentedLoss {
    private DocumentedLoss() {}

    /** It beside that of a run with the network's own settings; empty if there is no document, or it prints no loss. */
    public static Optional<Figure> last(Network network, TrainingResult result) {
        if (network instanceof TwoPointNetwork) {
            return Optional.of(TwoPointFigures.lastLoss(result));
        }
        return network instanceof DefinedNetwork defined
                ? defined.definition()
                        .document()
                        .flatMap(document -> document.losses())
                        .flatMap(losses -> DocumentFigures.lastLoss(network.name(), losses, result))
                : Optional.empty();
    }
}
