package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import java.util.Map;

/**
 * What was computed of a batch before any update.
 *
 * @param loss the reported loss, 1 x 1
 * @param prediction the network's outputs
 * @param byParameter the gradient of each trained parameter by its name
 */
public record Gradients(Matrix loss, Matrix prediction, Map<String, Matrix> byParameter) {
    /** The same with another loss and other gradients. */
    Gradients with(Matrix newLoss, Map<String, Matrix> newByParameter) {
        return new Gradients(newLoss, prediction, newByParameter);
    }
}
