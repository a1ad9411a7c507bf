package dev.lockstep.trainer.search;

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
}
