package dev.lockstep.trainer.step;

/** Finds the gradients of batches: here, or wherever else it has them computed. */
@FunctionalInterface
public interface GradientSource {
    /** Those of a batch, by the parameters as they are. */
    Gradients of(Batch batch);
}
