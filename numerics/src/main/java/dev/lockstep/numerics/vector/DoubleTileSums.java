package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where the next tile of six or four rows goes: if it is of the first block and fills its rows and vectors, to C, each sum added to zero, else to an array of its own,
 * and from there to C.
 *
 * <p>An object, so that the loop of a tile has one register for it: what C needs, kept in registers during the loop, would take those of accumulators.
 */
final class DoubleTileSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    /** What sums are cast to before they are stored, as {@link Lanes#CLASS} says. */
    static final Class<? extends DoubleVector> CLASS =
            DoubleVector.zero(SPECIES).getClass();

    /** What a first block is added to, in the place of C; a choice of arrays, as a branch on vectors would put them on the heap. */
    private static final double[] ZEROS = new double[COLUMNS];

    private static final ThreadLocal<DoubleTileSums> OF_THREAD = ThreadLocal.withInitial(DoubleTileSums::new);

    double[] array = ZEROS;
    int offset;
    int stride;

    private DoubleTileSums() {}

    /**
     * Returns the rows of the next tile, of those that are left: four or six, so that at most one of a tile is empty, or two or three where there are not
     * more.
     */
    static int height(int rowsLeft) {
        return rowsLeft <= 4 || rowsLeft == 7 || rowsLeft == 8 ? 4 : 6;
    }

    static DoubleTileSums ofThread() {
        return OF_THREAD.get();
    }

    /** Has the next tile go to an array, where element (i, j) is at {@code offset + i * stride + j}. */
    void to(double[] array, int offset, int stride) {
        this.array = array;
        this.offset = offset;
        this.stride = stride;
    }

    /** Forgets the array. */
    void release() {
        array = ZEROS;
    }

    /** Adds the rows of a whole tile in an array of its own to C. */
    static void add(double[] tile, int rows, double[] c, int offset, int stride) {
        addRow(tile, 0, c, offset);
        addRow(tile, COLUMNS, c, offset + stride);
        addRow(tile, 2 * COLUMNS, c, offset + 2 * stride);
        addRow(tile, 3 * COLUMNS, c, offset + 3 * stride);
        if (rows > 4) {
            addRow(tile, 4 * COLUMNS, c, offset + 4 * stride);
            addRow(tile, 5 * COLUMNS, c, offset + 5 * stride);
        }
    }

    private static void addRow(double[] tile, int from, double[] c, int offset) {
        addVector(tile, from, c, offset, c, offset);
        addVector(tile, from + LANES, c, offset + LANES, c, offset + LANES);
    }

    /** Adds the first rows and columns of a tile in an array of its own to C, or to zeros if it is the first. */
    static void addPart(double[] tile, int rows, int columns, double[] c, int offset, int stride, boolean first) {
        for (int i = 0; i < rows; i++) {
            int from = i * COLUMNS;
            int to = offset + i * stride;
            int j = 0;
            for (; j + LANES <= columns; j += LANES) {
                addVector(tile, from + j, first ? ZEROS : c, first ? 0 : to + j, c, to + j);
            }
            for (; j < columns; j++) {
                c[to + j] = (first ? 0.0 : c[to + j]) + tile[from + j];
            }
        }
    }

    private static void addVector(double[] tile, int from, double[] base, int baseOffset, double[] c, int offset) {
        DoubleVector sums = DoubleVector.fromArray(SPECIES, tile, from);
        CLASS.cast(DoubleVector.fromArray(SPECIES, base, baseOffset).add(sums)).intoArray(c, offset);
    }
}
