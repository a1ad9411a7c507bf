package dev.lockstep.trainer.step;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.metric.Predictions;

/**
 * What scaled targets are by themselves.
 *
 * @param scale how they were scaled
 * @param targets before that, samples x outputs
 */
public record TargetUnits(TargetPreparation scale, NumberTable targets) {
    /** What a network predicted of these samples, row by row, in the units of their targets, beside these. */
    public Predictions of(double[] scaled, DType dtype) {
        return new Predictions(targets.columns(), scale.undo(scaled, dtype), targets.elements());
    }
}
