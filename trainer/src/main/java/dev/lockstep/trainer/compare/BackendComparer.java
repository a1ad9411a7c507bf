package dev.lockstep.trainer.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Trains a network on several backends and compares every loss and every final parameter in bits. */
public final class BackendComparer {
    private final Trainer trainer;

    public BackendComparer(Trainer trainer) {
        this.trainer = trainer;
    }

    /** Trains on each backend in turn and compares with the first; where one differs, finds the first operation that does. */
    public ComparedNetwork compare(
            List<Backend> backends, Network network, TrainingOptions options, TrainingListener listener) {
        return compare(backends, network, options, false, listener);
    }

    /** Compares as {@link #compare}, and besides the result of every operation of every step, each fetched by itself. */
    public ComparedNetwork compareOperations(
            List<Backend> backends, Network network, TrainingOptions options, TrainingListener listener) {
        return compare(backends, network, options, true, listener);
    }

    private ComparedNetwork compare(
            List<Backend> backends,
            Network network,
            TrainingOptions options,
            boolean operations,
            TrainingListener listener) {
        Backend first = backends.get(0);
        TrainingResult expected = trainer.train(first, network, options, listener);
        List<Mismatch> mismatches = new ArrayList<>();
        OptionalLong compared = OptionalLong.empty();
        for (Backend other : backends.subList(1, backends.size())) {
            TrainingResult result = trainer.train(other, network, options, listener);
            Optional<ResultDifference> difference = ResultDifference.first(expected, result);
            int epochs = Math.min(expected.epochs(), result.epochs());
            Optional<OperationDifference> operation = Optional.empty();
            if (operations) {
                EveryOperation every =
                        EveryOperation.compare(first, other, network, options, expected, epochs, listener);
                compared = OptionalLong.of(Math.max(compared.orElse(0), every.results()));
                operation = every.difference();
            } else if (difference.isPresent()) {
                operation = OperationSearch.search(first, other, network, options, expected, epochs);
            }
            if (difference.isPresent() || operation.isPresent()) {
                mismatches.add(new Mismatch(other.name(), difference, operation));
            }
        }
        List<String> names = backends.stream().map(Backend::name).toList();
        return new ComparedNetwork(names, expected, compared, mismatches);
    }
}
