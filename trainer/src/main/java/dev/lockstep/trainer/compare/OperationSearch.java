package dev.lockstep.trainer.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.TrainingRun;
import dev.lockstep.trainer.training.TrainingState;
import java.util.List;
import java.util.Optional;

/**
 * Finds the first operation that two backends compute with other bits.
 *
 * <p>It trains on both, a step at a time, until a step's loss, or the parameters or the optimiser's state after it, differ. That step is repeated from the
 * state before it, operation by operation. A loss shows what an earlier step did to the parameters, so the operation is often found
 * in an epoch before that of the first unequal loss.
 */
final class OperationSearch {
    private OperationSearch() {}

    /**
     * The operation; empty if every operation by itself has the same bits, so that only whole steps differ.
     *
     * @param expected the first backend's run
     */
    static Optional<OperationDifference> search(
            Backend first,
            Backend second,
            Network network,
            TrainingOptions options,
            TrainingResult expected,
            int epochs) {
        try (Scope firstScope = first.scope();
                Scope secondScope = second.scope();
                TrainingRun a = new TrainingRun(first, network, options);
                TrainingRun b = new TrainingRun(second, network, options)) {
            TrainingState before = a.state();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                a.beginEpoch(epoch);
                b.beginEpoch(epoch);
                for (int batch = 0; batch < a.stepsInEpoch(); batch++) {
                    boolean sameLoss = UnequalValues.same(a.step(batch), b.step(batch));
                    TrainingState after = a.state();
                    if (!sameLoss || differ(after, b.state())) {
                        return examine(a, b, before, epoch, batch);
                    }
                    before = after;
                }
                a.endEpoch(expected.followedLoss(epoch));
                b.endEpoch(expected.followedLoss(epoch));
            }
            return Optional.empty();
        }
    }

    private static Optional<OperationDifference> examine(
            TrainingRun a, TrainingRun b, TrainingState before, int epoch, int batch) {
        a.setState(before);
        b.setState(before);
        return OperationDifference.first(epoch, batch + 1, a.trace(batch), b.trace(batch));
    }

    private static boolean differ(TrainingState first, TrainingState second) {
        return differ(first.parameters(), second.parameters()) || differ(first.optimizer(), second.optimizer());
    }

    private static boolean differ(List<ParameterValues> first, List<ParameterValues> second) {
        for (int i = 0; i < first.size(); i++) {
            double[] a = first.get(i).values();
            double[] b = second.get(i).values();
            for (int j = 0; j < a.length; j++) {
                if (!UnequalValues.same(a[j], b[j])) {
                    return true;
                }
            }
        }
        return false;
    }
}
