package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import java.util.List;

/** Finds the gradients of batches: here, or wherever else it has them computed. */
@FunctionalInterface
public interface GradientSource {
    /** Those of a batch, by the parameters as they are. */
    Gradients of(Batch batch);

    /**
     * Says the number of the step that is run next, from 0 on, which random numbers of a step depend on.
     *
     * @param step also for what is recorded
     */
    default void beginStep(long step) {}

    /** Whether they depend on the number of the step. */
    default boolean dependsOnTheStep() {
        return false;
    }

    /** The matrices that they depend on beside the parameters and the batch, such as the one that holds the number of the step. */
    default List<Matrix> given() {
        return List.of();
    }
}
