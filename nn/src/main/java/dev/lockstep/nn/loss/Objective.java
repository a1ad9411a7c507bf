package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;

/**
 * What a training reports and what it follows. Documents often print one loss and follow the gradient of another that differs by a constant
 * factor.
 *
 * @param report is shown, for an epoch over all its samples, each before the update it led to
 * @param follow is the one whose gradient updates the parameters, over the samples of one batch
 */
public record Objective(Loss report, Loss follow) {
    public Objective {
        if (report == null || follow == null) {
            throw new LockstepException("an objective needs a loss to report and one to follow");
        }
    }

    /** Reports and follows one loss. */
    public static Objective of(Loss loss) {
        return new Objective(loss, loss);
    }

    /** Whether one loss is both reported and followed. */
    public boolean isOneLoss() {
        // Kinds first: for the equality of records the JVM writes code when it is first asked.
        return follow.getClass() == report.getClass() && follow.equals(report);
    }
}
