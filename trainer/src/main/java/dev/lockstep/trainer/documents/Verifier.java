package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/** Trains the documented networks and compares every figure that their documents print. */
public final class Verifier {
    private final Trainer trainer;
    private final Networks networks;

    public Verifier(Trainer trainer, Networks networks) {
        this.trainer = trainer;
        this.networks = networks;
    }

    /** The figures of all documents, on this backend. */
    public List<Figure> verify(Backend backend) {
        List<Figure> figures = new ArrayList<>();
        for (Network network : networks.documented()) {
            if (network instanceof TwoPointNetwork) {
                figures.addAll(TwoPointFigures.on(backend));
            } else if (network instanceof DefinedNetwork defined) {
                defined.definition()
                        .document()
                        .ifPresent(document ->
                                figures.addAll(DocumentFigures.of(document, defined, train(backend, defined))));
            }
        }
        figures.addAll(OneStepFigures.on(backend));
        return figures;
    }

    private TrainingResult train(Backend backend, Network network) {
        return trainer.train(backend, network, TrainingOptions.NONE, TrainingListener.NONE);
    }
}
