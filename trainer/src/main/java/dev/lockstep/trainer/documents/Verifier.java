package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/** Trains networks and compares every figure that their documents print. */
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
        networks.documented().forEach(network -> figures.addAll(verify(backend, network)));
        figures.addAll(OneStepFigures.on(backend));
        return figures;
    }

    /** The figures of a network's document; none if it has none. */
    public List<Figure> verify(Backend backend, Network network) {
        TrainingResult result = trainer.train(backend, network, TrainingOptions.NONE, TrainingListener.NONE);
        return DocumentedFigures.of(network, backend, result).all();
    }
}
