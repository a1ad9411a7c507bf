package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;
import java.util.Map;

/**
 * What one training step computes besides its update.
 *
 * @param loss the reported loss, 1 x 1, of the parameters before the update
 * @param prediction the network's outputs, before the update
 * @param gradients the gradient of each parameter by its name
 */
public record Step(Matrix loss, Matrix prediction, Map<String, Matrix> gradients) {}
