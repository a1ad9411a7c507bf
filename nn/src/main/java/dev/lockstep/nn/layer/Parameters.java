package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** What the parameters of a layer hold. */
@FunctionalInterface
public interface Parameters {
    /**
     * The parameter of a name.
     *
     * @throws dev.lockstep.api.LockstepException if there is none
     */
    Matrix get(String name);
}
