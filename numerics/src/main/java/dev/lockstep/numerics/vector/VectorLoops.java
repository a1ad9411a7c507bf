package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The loops on vectors; short runs, and what is left of a run after its last whole vector, go through the scalar loops. */
public final class VectorLoops implements Loops {
    /**
     * The shortest run worth vectors. Shorter ones would gain little, and until the compiler has got to them, after thousands of calls, vectors are
     * objects and slow: most of the time of a small network's training would be spent there.
     */
    private static final int SHORTEST = 64;

    /** The fewest vectors of columns whose sums are worth vectors, for the same reason. */
    private static final int FEWEST_SUMS = 4;

    private static final int DOUBLES = DoubleVector.SPECIES_PREFERRED.length();
    private static final int FLOATS = FloatVector.SPECIES_PREFERRED.length();

    private final ScalarLoops scalar = new ScalarLoops();
    private final ThreadLocal<double[]> repeatedDouble = ThreadLocal.withInitial(() -> new double[DOUBLES]);
    private final ThreadLocal<float[]> repeatedFloat = ThreadLocal.withInitial(() -> new float[FLOATS]);

    /** The width of the vectors. */
    static int bits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    @Override
    public void unary(UnaryOperation operation, double[] a, int x, double[] out, int o, int n) {
        int whole = n < SHORTEST ? 0 : n - n % DOUBLES;
        if (whole > 0) {
            VectorDoubleUnary.apply(operation, a, x, out, o, whole);
        }
        if (whole < n) {
            scalar.unary(operation, a, x + whole, out, o + whole, n - whole);
        }
    }

    @Override
    public void unary(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        int whole = n < SHORTEST ? 0 : n - n % FLOATS;
        if (whole > 0) {
            VectorFloatUnary.apply(operation, a, x, out, o, whole);
        }
        if (whole < n) {
            scalar.unary(operation, a, x + whole, out, o + whole, n - whole);
        }
    }

    @Override
    public void binary(
            BinaryOperation operation,
            double[] a,
            int x,
            int dx,
            double[] b,
            int y,
            int dy,
            double[] out,
            int o,
            int n) {
        int whole = n < SHORTEST ? 0 : n - n % DOUBLES;
        if (whole > 0) {
            double[] left = dx == 0 ? repeated(a[x]) : a;
            double[] right = dy == 0 ? repeated(b[y]) : b;
            VectorDoubleBinary.apply(operation, left, dx == 0 ? 0 : x, dx, right, dy == 0 ? 0 : y, dy, out, o, whole);
        }
        if (whole < n) {
            scalar.binary(operation, a, x + whole * dx, dx, b, y + whole * dy, dy, out, o + whole, n - whole);
        }
    }

    @Override
    public void binary(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        int whole = n < SHORTEST ? 0 : n - n % FLOATS;
        if (whole > 0) {
            float[] left = dx == 0 ? repeated(a[x]) : a;
            float[] right = dy == 0 ? repeated(b[y]) : b;
            VectorFloatBinary.apply(operation, left, dx == 0 ? 0 : x, dx, right, dy == 0 ? 0 : y, dy, out, o, whole);
        }
        if (whole < n) {
            scalar.binary(operation, a, x + whole * dx, dx, b, y + whole * dy, dy, out, o + whole, n - whole);
        }
    }

    @Override
    public void subtractScaled(double[] p, double rate, double[] g, int from, int n) {
        int whole = n < SHORTEST ? 0 : n - n % DOUBLES;
        if (whole > 0) {
            VectorDoubleUpdate.subtractScaled(p, rate, g, from, whole);
        }
        scalar.subtractScaled(p, rate, g, from + whole, n - whole);
    }

    @Override
    public void subtractScaled(float[] p, float rate, float[] g, int from, int n) {
        int whole = n < SHORTEST ? 0 : n - n % FLOATS;
        if (whole > 0) {
            VectorFloatUpdate.subtractScaled(p, rate, g, from, whole);
        }
        scalar.subtractScaled(p, rate, g, from + whole, n - whole);
    }

    @Override
    public void columnSums(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        int whole = fromColumn + (count < FEWEST_SUMS * DOUBLES ? 0 : count - count % DOUBLES);
        if (whole > fromColumn) {
            VectorDoubleSums.columns(a, rows, columns, out, fromColumn, whole);
        }
        if (whole < toColumn) {
            scalar.columnSums(a, rows, columns, out, whole, toColumn);
        }
    }

    @Override
    public void columnSums(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
        int count = toColumn - fromColumn;
        int whole = fromColumn + (count < FEWEST_SUMS * FLOATS ? 0 : count - count % FLOATS);
        if (whole > fromColumn) {
            VectorFloatSums.columns(a, rows, columns, out, fromColumn, whole);
        }
        if (whole < toColumn) {
            scalar.columnSums(a, rows, columns, out, whole, toColumn);
        }
    }

    @Override
    public void rowSums(double[] a, int columns, double[] out, int outOffset, int fromRow, int toRow) {
        scalar.rowSums(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public void rowSums(float[] a, int columns, float[] out, int outOffset, int fromRow, int toRow) {
        scalar.rowSums(a, columns, out, outOffset, fromRow, toRow);
    }

    @Override
    public double sum(double[] a, int from, int n) {
        return scalar.sum(a, from, n);
    }

    @Override
    public float sum(float[] a, int from, int n) {
        return scalar.sum(a, from, n);
    }

    private double[] repeated(double value) {
        double[] values = repeatedDouble.get();
        DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, value).intoArray(values, 0);
        return values;
    }

    private float[] repeated(float value) {
        float[] values = repeatedFloat.get();
        FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, value).intoArray(values, 0);
        return values;
    }
}
