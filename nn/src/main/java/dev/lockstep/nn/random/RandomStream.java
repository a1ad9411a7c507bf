package dev.lockstep.nn.random;

import dev.lockstep.api.LockstepException;

/** A seeded sequence of random numbers; what is drawn first changes what is drawn next. */
public interface RandomStream {
    /** The largest seed of every stream, 2^32 - 1; the smallest is 0. */
    long MAXIMUM_SEED = 0xFFFF_FFFFL;

    /** @throws dev.lockstep.api.LockstepException if the seed is not from 0 to {@link #MAXIMUM_SEED} */
    static void requireSeed(long seed) {
        if (seed < 0 || seed > MAXIMUM_SEED) {
            throw new LockstepException("the seed must be a whole number from 0 to " + MAXIMUM_SEED + ", not " + seed);
        }
    }

    /** The next number from the uniform distribution over [0, 1). */
    double uniform();

    /** The next number from the normal distribution of mean 0 and deviation 1. */
    double normal();

    /** The next table of {@code count} uniform numbers, which are drawn as they are asked for; all of them before anything else is drawn. */
    default TableNumbers uniformTable(int count) {
        return (into, some) -> {
            for (int i = 0; i < some; i++) {
                into[i] = uniform();
            }
        };
    }

    /** The same of normal numbers; a stream may make a table otherwise than number by number. */
    default TableNumbers normalTable(int count) {
        return (into, some) -> {
            for (int i = 0; i < some; i++) {
                into[i] = normal();
            }
        };
    }

    /** The next {@code count} uniform numbers, in the order drawn. */
    default double[] uniforms(int count) {
        double[] numbers = new double[count];
        uniformTable(count).next(numbers, count);
        return numbers;
    }

    /** The next table of {@code count} normal numbers, row by row. */
    default double[] normals(int count) {
        double[] numbers = new double[count];
        normalTable(count).next(numbers, count);
        return numbers;
    }
}
