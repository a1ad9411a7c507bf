package dev.lockstep.trainer.training;

import dev.lockstep.nn.model.ParameterValues;
import java.util.List;
import java.util.Optional;

/**
 * A training between two epochs, with all that it takes to go on with the same bits, here or on another backend.
 *
 * @param epoch how many epochs are complete
 * @param state after them
 * @param losses of each of them
 * @param validationLosses the same of the validation data; none if there are none
 * @param best the parameters of the best epoch, which early stopping gives back; none without it
 * @param prediction the outputs of the last step, made before its update; empty where more epochs were to follow
 */
public record Interruption(
        int epoch,
        TrainingState state,
        double[] losses,
        double[] validationLosses,
        List<ParameterValues> best,
        Optional<ParameterValues> prediction) {
    public Interruption {
        best = List.copyOf(best);
    }
}
