package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The tile of {@link RowWiseDoubleTiles} with one vector a row, of panels that are two wide. */
final class NarrowDoubleTiles {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final Class<? extends DoubleVector> CLASS = DoubleTileSums.CLASS;
    private static final int COLUMNS = RowWiseDoubleTiles.COLUMNS;
    private static final int ROW = RowWiseDoubleTiles.ROW;
    private static final int START = RowWiseDoubleTiles.START;

    private NarrowDoubleTiles() {}

    /** Computes a tile of one vector a row, the first of two; the depth is even. */
    static void six(double[] left, int leftOffset, double[] right, int rightOffset, int depth, DoubleTileSums sums) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        DoubleVector s4 = DoubleVector.zero(SPECIES);
        DoubleVector s5 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p += 2) {
            DoubleVector b = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            s0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + START]).fma(b, s0);
            s1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + ROW + START])
                    .fma(b, s1);
            s2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 2 * ROW + START])
                    .fma(b, s2);
            s3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 3 * ROW + START])
                    .fma(b, s3);
            s4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 4 * ROW + START])
                    .fma(b, s4);
            s5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 5 * ROW + START])
                    .fma(b, s5);
            DoubleVector d = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS);
            s0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + START + 1])
                    .fma(d, s0);
            s1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + ROW + START + 1])
                    .fma(d, s1);
            s2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 2 * ROW + START + 1])
                    .fma(d, s2);
            s3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 3 * ROW + START + 1])
                    .fma(d, s3);
            s4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 4 * ROW + START + 1])
                    .fma(d, s4);
            s5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 5 * ROW + START + 1])
                    .fma(d, s5);
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] array = sums.array;
        int to = sums.offset;
        CLASS.cast(zero.add(s0)).intoArray(array, to);
        to += sums.stride;
        CLASS.cast(zero.add(s1)).intoArray(array, to);
        to += sums.stride;
        CLASS.cast(zero.add(s2)).intoArray(array, to);
        to += sums.stride;
        CLASS.cast(zero.add(s3)).intoArray(array, to);
        to += sums.stride;
        CLASS.cast(zero.add(s4)).intoArray(array, to);
        to += sums.stride;
        CLASS.cast(zero.add(s5)).intoArray(array, to);
    }
}
