package dev.lockstep.trainer.compare;

import com.google.inject.Inject;
import dev.lockstep.api.Backend;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains a network on several backends and compares every loss and every final parameter in bits. */
public final class BackendComparer {
    private final Trainer trainer;

    @Inject
    public BackendComparer(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Trains on each backend in turn and compares with the first; where one differs, finds the first operation that does. */
    public ComparedNetwork compare(
            List<Backend> backends, Network network, TrainingOptions options, TrainingListener listener) {
        Backend first = backends.get(0);
        TrainingResult expected = trainer.train(first, network, options, listener);
        List<Mismatch> mismatches = new ArrayList<>();
        for (Backend other : backends.subList(1, backends.size())) {
            TrainingResult result = trainer.train(other, network, options, listener);
            ResultDifference.first(expected, result).ifPresent(difference -> {
                int epochs = Math.min(expected.epochs(), result.epochs());
                Optional<OperationDifference> operation =
                        OperationSearch.search(first, other, network, options, epochs);
                mismatches.add(new Mismatch(other.name(), difference, operation));
            });
        }
        return new ComparedNetwork(backends.stream().map(Backend::name).toList(), expected, mismatches);
    }
}
