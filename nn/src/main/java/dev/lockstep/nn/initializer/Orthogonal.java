package dev.lockstep.nn.initializer;

/**
 * {@code orthogonal}: {@code gain} times a table whose columns, or rows where there are fewer of them, are of length 1 and orthogonal to
 * each other.
 *
 * <p>A table of normal numbers is drawn row by row. Its columns (rows, where there are fewer rows), in order, become orthogonal by Gram and
 * Schmidt's modified method, twice over: from each vector, for each finished one in order, {@code v = v - q * (q . v)} is taken, and that
 * once more; then {@code v = v / sqrt(v . v)}. Sums run from the first element to the last; all is float64. At the end each element is
 * multiplied by the gain. It has the distribution of PyTorch's, not its bits.
 */
public record Orthogonal(double gain) implements Initializer {
    private static final int PASSES = 2;

    /** @throws dev.lockstep.api.LockstepException if the gain is not above 0 and finite */
    public Orthogonal {
        Normal.requireScale("orthogonal", gain);
    }

    /** With the gain 1. */
    public Orthogonal() {
        this(1);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        NumberTable drawn = draws.normal(rows, columns, 1);
        boolean byColumns = rows >= columns;
        double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < vectors[i].length; j++) {
                vectors[i][j] = byColumns ? drawn.get(j, i) : drawn.get(i, j);
            }
        }
        orthogonalize(vectors);
        double[] elements = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                elements[row * columns + column] = gain * (byColumns ? vectors[column][row] : vectors[row][column]);
            }
        }
        return new NumberTable(rows, columns, elements);
    }

    private static void orthogonalize(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (int pass = 0; pass < PASSES; pass++) {
                for (int finished = 0; finished < i; finished++) {
                    subtractPart(vectors[i], vectors[finished]);
                }
            }
            double length = Math.sqrt(product(vectors[i], vectors[i]));
            for (int j = 0; j < vectors[i].length; j++) {
                vectors[i][j] /= length;
            }
        }
    }

    private static void subtractPart(double[] vector, double[] direction) {
        double part = product(direction, vector);
        for (int j = 0; j < vector.length; j++) {
            vector[j] -= direction[j] * part;
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
