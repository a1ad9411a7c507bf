package dev.lockstep.trainer.training;

import dev.lockstep.nn.metric.Predictions;
import java.util.OptionalInt;

/**
 * What became of the validation data while a network was trained.
 *
 * @param losses after each epoch run
 * @param bestEpoch that of the lowest loss by more than the improvement asked for, counted from 1; empty if none was a number
 * @param stoppedEarly whether no epoch had a lower loss for too long
 * @param predictions of the validation data, by the parameters that the run ended with
 */
public record Validation(double[] losses, OptionalInt bestEpoch, boolean stoppedEarly, Predictions predictions) {
    public double lastLoss() {
        return losses[losses.length - 1];
    }

    /** @throws java.util.NoSuchElementException if no loss was a number */
    public double bestLoss() {
        return losses[bestEpoch.orElseThrow() - 1];
    }
}
