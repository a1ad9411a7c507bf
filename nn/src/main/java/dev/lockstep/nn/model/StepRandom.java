package dev.lockstep.nn.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.RandomUniform;

/**
 * The random numbers of the steps of a run: those of {@link RandomUniform} with the seed of the run, the number of the step as the two
 * elements of the position, its lower 24 bits first, and as the stream how many tables the step has drawn before.
 *
 * <p>Its matrix belongs to the scope that is open when it is made.
 */
public final class StepRandom {
    private static final int BITS = 24;
    private static final long MASK = (1L << BITS) - 1;

    private final long seed;
    private final Matrix step;

    /** At step 0. */
    public StepRandom(Backend backend, DType dtype, long seed) {
        this.seed = seed;
        this.step = backend.zeros(dtype, 1, 2);
    }

    /** Sets the number of the step from now on, also for what is recorded; from 0 to below 2^48. */
    public void setStep(long number) {
        step.set(number & MASK, number >>> BITS & MASK);
    }

    /** The matrix that holds the number of the step, 1 x 2. */
    public Matrix position() {
        return step;
    }

    Matrix uniforms(int rows, int columns, int stream) {
        return step.randomUniform(rows, columns, seed, stream);
    }
}
