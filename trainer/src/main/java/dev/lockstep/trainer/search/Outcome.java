package dev.lockstep.trainer.search;

import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;

/**
 * What a trial came to.
 *
 * @param loss that of the validation data by the parameters that the run ended with
 */
public record Outcome(Trial trial, double loss, TrainingResult result) {
    static Outcome of(Trial trial, TrainingResult result) {
        Validation validation = result.validation().orElseThrow();
        boolean best = trial.network().earlyStopping().isPresent()
                && validation.bestEpoch().isPresent();
        return new Outcome(trial, best ? validation.bestLoss() : validation.lastLoss(), result);
    }

    /** Whether its run came to nothing, or its parameters make a loss of the validation data that would be nothing in training. */
    public boolean diverged() {
        return result.diverged() || !Double.isFinite(loss) || Divergence.isGrown(result.firstLoss(), loss);
    }
}
