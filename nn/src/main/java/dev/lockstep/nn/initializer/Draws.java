package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.nn.random.RandomStream;
import dev.lockstep.nn.random.TableNumbers;

/** Tables of random numbers from one stream, each drawn row by row if nothing else is said; what is drawn first changes what is drawn next. */
public final class Draws {
    private static final Draws NONE = new Draws(null, null, null, false);

    private final Generator generator;
    private final RandomStream stream;
    private final DrawnLater later;
    private final boolean transposed;

    private Draws(Generator generator, RandomStream stream, DrawnLater later, boolean transposed) {
        this.generator = generator;
        this.stream = stream;
        this.later = later;
        this.transposed = transposed;
    }

    /**
     * From a generator's stream.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to {@link RandomStream#MAXIMUM_SEED}
     */
    public static Draws of(Generator generator, long seed) {
        return of(generator, seed, false);
    }

    private static Draws of(Generator generator, long seed, boolean transposed) {
        RandomStream stream = generator.stream(seed);
        return new Draws(generator, stream, new DrawnLater(stream, () -> generator.stream(seed)), transposed);
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
        return new Draws(generator, stream, later, true);
    }

    /**
     * Another stream of the same generator, from a seed of its own; this one stays where it is.
     *
     * @throws LockstepException if there is no generator
     */
    public Draws withSeed(long seed) {
        requireGenerator();
        return of(generator, seed, transposed);
    }

    /** Numbers of the normal distribution of mean 0 and deviation 1, each times the scale. */
    public NumberTable normal(int rows, int columns, double scale) {
        return normal(rows, columns, 0, scale);
    }

    /** Numbers of the normal distribution, each times the scale; then, unless the mean is 0, plus the mean. */
    public NumberTable normal(int rows, int columns, double mean, double scale) {
        return drawn(rows, columns, normals(rows * columns, mean, scale));
    }

    /** The same, of which many are drawn while they are read for the first time, so that they need not be in memory; their place in the stream is this one. */
    public NumberRows normalRows(int rows, int columns, double mean, double scale) {
        return rows(rows, columns, normals(rows * columns, mean, scale));
    }

    private DrawnRows.Drawing normals(int count, double mean, double scale) {
        Generator scaling = generator;
        return from -> {
            TableNumbers table = from.normalTable(count);
            return (into, some) -> {
                table.next(into, some);
                for (int i = 0; i < some; i++) {
                    double scaled = scaling.scaled(scale, into[i]);
                    into[i] = mean == 0 ? scaled : scaling.sum(mean, scaled);
                }
            };
        };
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
        return drawn(rows, columns, uniforms(rows * columns, low, high));
    }

    /** The same, drawn as {@link #normalRows} are. */
    public NumberRows uniformRows(int rows, int columns, double low, double high) {
        return rows(rows, columns, uniforms(rows * columns, low, high));
    }

    private DrawnRows.Drawing uniforms(int count, double low, double high) {
        Generator scaling = generator;
        return from -> {
            TableNumbers table = from.uniformTable(count);
            return (into, some) -> {
                table.next(into, some);
                for (int i = 0; i < some; i++) {
                    into[i] = scaling.between(low, high, into[i]);
                }
            };
        };
    }

    private NumberTable drawn(int rows, int columns, DrawnRows.Drawing drawing) {
        requireStream();
        double[] numbers = new double[rows * columns];
        drawing.from(stream).next(numbers, numbers.length);
        return table(rows, columns, numbers);
    }

    private NumberRows rows(int rows, int columns, DrawnRows.Drawing drawing) {
        requireGenerator();
        return transposed || !later.takes(rows * columns)
                ? drawn(rows, columns, drawing)
                : later.add(rows, columns, drawing);
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

    /** Before something is drawn. */
    private void requireStream() {
        requireGenerator();
        later.drawAll();
    }

    private void requireGenerator() {
        if (!isSeeded()) {
            throw new LockstepException("random values need a generator and a seed");
        }
    }
}
