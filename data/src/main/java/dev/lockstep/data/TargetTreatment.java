package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;

/** What targets that are numbers go through before a network is trained on them, in this order: logarithm, scale. Each column is scaled by itself. */
public record TargetTreatment(Logarithm logarithm, Scaling scaling) {
    /** Targets as they are. */
    public static final TargetTreatment NONE = new TargetTreatment(Logarithm.NONE, Scaling.NONE);

    /** Whether targets stay as they are. */
    public boolean isNone() {
        return logarithm == Logarithm.NONE && scaling == Scaling.NONE;
    }

    /** Whether a number has not the logarithm that is asked for. */
    boolean refuses(double y) {
        return !(y > logarithm.bound());
    }

    /**
     * Fitted on the targets of the samples that are trained on.
     *
     * @throws DataException if one has no logarithm, or they are too large or too close to each other
     */
    public TargetPreparation fit(NumberRows targets) {
        return isNone() ? TargetPreparation.NONE : TargetPreparation.fit(this, targets.table());
    }
}
