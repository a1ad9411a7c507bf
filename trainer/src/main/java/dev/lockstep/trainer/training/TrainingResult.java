package dev.lockstep.trainer.training;

import dev.lockstep.api.DType;
import dev.lockstep.nn.model.ParameterValues;
import java.util.List;
import java.util.Optional;

/**
 * What a training run computed, and how long it took.
 *
 * @param losses the reported loss of every epoch run; where it stopped being finite, that epoch's is the last
 * @param parameters after the last update
 * @param lastPrediction the outputs of the last step, made before its update
 * @param steps the number of updates
 * @param nanoseconds the time of the steps, without preparing them
 */
public record TrainingResult(
        String network,
        String backend,
        DType dtype,
        double[] losses,
        List<ParameterValues> parameters,
        ParameterValues lastPrediction,
        long steps,
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

    /** Why the run came to nothing, if it did. */
    public Optional<Divergence> divergence() {
        return Divergence.of(this);
    }

    public boolean diverged() {
        return divergence().isPresent();
    }

    public double stepsPerSecond() {
        return steps / (nanoseconds * 1e-9);
    }
}
