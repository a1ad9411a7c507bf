package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.RandomStream;

/** Tables of random numbers from one stream, each drawn row by row if nothing else is said; what is drawn first changes what is drawn next. */
public final class Draws {
    private static final Draws NONE = new Draws(null, null, false);

    private final Generator generator;
    private final RandomStream stream;
    private final boolean transposed;

    private Draws(Generator generator, RandomStream stream, boolean transposed) {
        this.generator = generator;
        this.stream = stream;
        this.transposed = transposed;
    }

    /**
     * From a generator's stream.
     *
     * @throws IllegalArgumentException if the seed is not from 0 to {@link RandomStream#MAXIMUM_SEED}
     */
    public static Draws of(Generator generator, long seed) {
        return new Draws(generator, generator.stream(seed), false);
    }

    /** For values that need no random number. */
    public static Draws none() {
        return NONE;
    }

    public boolean isSeeded() {
        return stream != null;
    }

    /** The same stream, of which each table is drawn column by column: as the transposed table row by row. */
    public Draws byColumns() {
        return new Draws(generator, stream, true);
    }

    /**
     * Another stream of the same generator, from a seed of its own; this one stays where it is.
     *
     * @throws LockstepException if there is no generator
     */
    public Draws withSeed(long seed) {
        requireStream();
        return new Draws(generator, generator.stream(seed), transposed);
    }

    /** Numbers of the normal distribution of mean 0 and deviation 1, each times the scale. */
    public NumberTable normal(int rows, int columns, double scale) {
        return normal(rows, columns, 0, scale);
    }

    /** Numbers of the normal distribution, each times the scale; then, unless the mean is 0, plus the mean. */
    public NumberTable normal(int rows, int columns, double mean, double scale) {
        requireStream();
        double[] numbers = stream.normals(rows * columns);
        for (int i = 0; i < numbers.length; i++) {
            double scaled = generator.scaled(scale, numbers[i]);
            numbers[i] = mean == 0 ? scaled : generator.sum(mean, scaled);
        }
        return table(rows, columns, numbers);
    }

    /** Numbers of the normal distribution, drawn one by one, each anew until it is from -bound to bound; then times the scale. */
    public NumberTable truncatedNormal(int rows, int columns, double bound, double scale) {
        requireStream();
        double[] numbers = new double[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            double number = stream.normal();
            while (Math.abs(number) > bound) {
                number = stream.normal();
            }
            numbers[i] = generator.scaled(scale, number);
        }
        return table(rows, columns, numbers);
    }

    /** Numbers u of the uniform distribution over [0, 1), as {@code low + (high - low) * u}, in the precision of the generator's numbers. */
    public NumberTable uniform(int rows, int columns, double low, double high) {
        requireStream();
        double[] numbers = stream.uniforms(rows * columns);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = generator.between(low, high, numbers[i]);
        }
        return table(rows, columns, numbers);
    }

    private NumberTable table(int rows, int columns, double[] drawn) {
        if (!transposed) {
            return new NumberTable(rows, columns, drawn);
        }
        double[] elements = new double[drawn.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                elements[row * columns + column] = drawn[column * rows + row];
            }
        }
        return new NumberTable(rows, columns, elements);
    }

    private void requireStream() {
        if (!isSeeded()) {
            throw new LockstepException("random values need a generator and a seed");
        }
    }
}
