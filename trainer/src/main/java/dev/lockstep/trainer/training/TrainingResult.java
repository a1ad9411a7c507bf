package dev.lockstep.trainer.training;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training run computed, and how long it took.
 *
 * @param losses the reported loss of every epoch run; where it stopped being finite, that epoch's is the last
 * @param validation what became of the validation data; empty if there are none
 * @param parameters after the last update, or with early stopping those of the best epoch
 * @param layerOfParameter the words for the layer of each parameter, by its name; of those that have some
 * @param lastPrediction the outputs of the last step, made before its update
 * @param steps the number of updates
 * @param stepsTaken how many were taken now: not those before a run was interrupted
 * @param nanoseconds the time that these took, without preparing them
 */
public record TrainingResult(
        String network,
        String backend,
        DType dtype,
        double[] losses,
        Optional<Validation> validation,
        List<ParameterValues> parameters,
        Map<String, String> layerOfParameter,
        ParameterValues lastPrediction,
        long steps,
        long stepsTaken,
        long nanoseconds) {

    public int epochs() {
        return losses.length;
    }

    public double firstLoss() {
        return losses[0];
    }

    public double lastLoss() {
        return losses[losses.length - 1];
    }

    /** The loss after an epoch, counted from 1, that learning rates may follow: that of the validation data where there are some, else the reported. */
    public double followedLoss(int epoch) {
        return validation.map(Validation::losses).orElse(losses)[epoch - 1];
    }

    /** Why the run came to nothing, if it did. */
    public Optional<Divergence> divergence() {
        return Divergence.of(this);
    }

    public boolean diverged() {
        return divergence().isPresent();
    }

    /** Zero where no step was left to take. */
    public double stepsPerSecond() {
        return stepsTaken == 0 ? 0 : stepsTaken / (nanoseconds * 1e-9);
    }
}
