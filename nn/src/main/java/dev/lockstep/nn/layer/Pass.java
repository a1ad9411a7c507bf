package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** One forward pass through a layer: what its parameters hold, and what else it may ask for and say. */
public interface Pass {
    /**
     * The parameter of a name.
     *
     * @throws dev.lockstep.api.LockstepException if there is none
     */
    Matrix parameter(String name);

    /** Whether the pass belongs to a step of training; else it predicts. */
    boolean isTraining();

    /**
     * Random numbers of the uniform distribution over [0, 1), which depend on the seed of the run, the step, the place of this call among
     * those of the pass, and the place of the element alone.
     *
     * @throws dev.lockstep.api.LockstepException if the pass predicts
     */
    Matrix uniforms(int rows, int columns);

    /** Says what a parameter that is not trained is to hold after the step. */
    void setAfterwards(String name, Matrix value);
}
