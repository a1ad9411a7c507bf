package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import java.util.Map;

/**
 * What was computed of a batch before any update.
 *
 * @param loss the reported loss, 1 x 1
 * @param prediction the network's outputs
 * @param byParameter the gradient of each trained parameter by its name
 * @param afterwards what parameters that are not trained are to hold after the step, such as running averages, by their names
 */
public record Gradients(
        Matrix loss, Matrix prediction, Map<String, Matrix> byParameter, Map<String, Matrix> afterwards) {
    /** Where nothing but trained parameters changes. */
    public Gradients(Matrix loss, Matrix prediction, Map<String, Matrix> byParameter) {
        this(loss, prediction, byParameter, Map.of());
    }

    /** The same with another loss and other gradients. */
    Gradients with(Matrix newLoss, Map<String, Matrix> newByParameter) {
        return new Gradients(newLoss, prediction, newByParameter, afterwards);
    }
}
