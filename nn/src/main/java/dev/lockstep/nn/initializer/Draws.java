package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.RandomStream;

/** Tables of random numbers from one stream, each drawn row by row; what is drawn first changes what is drawn next. */
public final class Draws {
    private static final Draws NONE = new Draws(null, null);

    private final Generator generator;
    private final RandomStream stream;

    private Draws(Generator generator, RandomStream stream) {
        this.generator = generator;
        this.stream = stream;
    }

    /**
     * From a generator's stream.
     *
     * @throws IllegalArgumentException if the seed is not from 0 to {@link RandomStream#MAXIMUM_SEED}
     */
    public static Draws of(Generator generator, long seed) {
        return new Draws(generator, generator.stream(seed));
    }

    /** For values that need no random number. */
    public static Draws none() {
        return NONE;
    }

    public boolean isSeeded() {
        return stream != null;
    }

    /** Numbers of the normal distribution of mean 0 and deviation 1, each times the scale. */
    public NumberTable normal(int rows, int columns, double scale) {
        requireStream();
        double[] numbers = stream.normals(rows * columns);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = generator.scaled(scale, numbers[i]);
        }
        return new NumberTable(rows, columns, numbers);
    }

    /** Numbers of the uniform distribution over [0, 1). */
    public NumberTable uniform(int rows, int columns) {
        requireStream();
        return new NumberTable(rows, columns, stream.uniforms(rows * columns));
    }

    private void requireStream() {
        if (!isSeeded()) {
            throw new LockstepException("random values need a generator and a seed");
        }
    }
}
