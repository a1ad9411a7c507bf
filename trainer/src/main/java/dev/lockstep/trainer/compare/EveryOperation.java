package dev.lockstep.trainer.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TracedOperation;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.TrainingRun;
import java.util.List;
import java.util.Optional;

/**
 * The results of every operation of every step, compared on two backends that train one operation at a time.
 *
 * <p>Until the first difference both have computed all the same bits, so that operation had the same operands on both.
 *
 * @param results how many were compared
 * @param difference the first operation with another result
 */
record EveryOperation(long results, Optional<OperationDifference> difference) {
    /**
     * Trains on both backends as many epochs as both results have, or up to the first difference.
     *
     * @param expected the first backend's run of whole steps, whose losses the listener hears
     */
    static EveryOperation compare(
            Backend first,
            Backend second,
            Network network,
            TrainingOptions options,
            TrainingResult expected,
            int epochs,
            TrainingListener listener) {
        try (Scope firstScope = first.scope();
                Scope secondScope = second.scope();
                TrainingRun a = new TrainingRun(first, network, options);
                TrainingRun b = new TrainingRun(second, network, options)) {
            listener.started(network.name() + " by operations", epochs);
            long results = 0;
            Optional<OperationDifference> difference = Optional.empty();
            for (int epoch = 1; epoch <= epochs && difference.isEmpty(); epoch++) {
                a.beginEpoch(epoch);
                b.beginEpoch(epoch);
                for (int batch = 0; batch < a.stepsInEpoch() && difference.isEmpty(); batch++) {
                    List<TracedOperation> trace = a.trace(batch);
                    difference = OperationDifference.first(epoch, batch + 1, trace, b.trace(batch));
                    results += trace.stream().filter(TracedOperation::isResult).count();
                }
                a.endEpoch(expected.followedLoss(epoch));
                b.endEpoch(expected.followedLoss(epoch));
                listener.epoch(epoch, expected.losses()[epoch - 1]);
            }
            listener.finished(expected);
            return new EveryOperation(results, difference);
        }
    }
}
