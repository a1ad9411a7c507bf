package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Adds tiles of six rows by two vectors to C, or to zeros if they are the first. */
final class DoubleTileSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    /** What a first block is added to, in the place of C; a choice of arrays, as a branch on vectors would put them on the heap. */
    private static final double[] ZEROS = new double[COLUMNS];

    private DoubleTileSums() {}

    static void add(double[] tile, double[] c, int offset, int stride, boolean first) {
        double[] base = first ? ZEROS : c;
        int baseOffset = first ? 0 : offset;
        int baseStride = first ? 0 : stride;
        addRow(tile, 0, base, baseOffset, c, offset);
        addRow(tile, COLUMNS, base, baseOffset + baseStride, c, offset + stride);
        addRow(tile, 2 * COLUMNS, base, baseOffset + 2 * baseStride, c, offset + 2 * stride);
        addRow(tile, 3 * COLUMNS, base, baseOffset + 3 * baseStride, c, offset + 3 * stride);
        addRow(tile, 4 * COLUMNS, base, baseOffset + 4 * baseStride, c, offset + 4 * stride);
        addRow(tile, 5 * COLUMNS, base, baseOffset + 5 * baseStride, c, offset + 5 * stride);
    }

    private static void addRow(double[] tile, int from, double[] base, int baseOffset, double[] c, int offset) {
        addVector(tile, from, base, baseOffset, c, offset);
        addVector(tile, from + LANES, base, baseOffset + LANES, c, offset + LANES);
    }

    /** Adds the first rows and columns of a tile alone. */
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
        DoubleVector.fromArray(SPECIES, base, baseOffset).add(sums).intoArray(c, offset);
    }
}
