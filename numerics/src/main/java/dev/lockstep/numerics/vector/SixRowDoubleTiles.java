package dev.lockstep.numerics.vector;

import java.lang.invoke.VarHandle;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The tiles of {@link RowWiseDoubleTiles} on panels as {@link SixRowDoublePanels} packs them. */
final class SixRowDoubleTiles {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final Class<? extends DoubleVector> CLASS = DoubleTileSums.CLASS;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;
    private static final int WIDTH = SixRowDoublePanels.WIDTH;

    private SixRowDoubleTiles() {}

    /** Computes a tile of six rows; the depth is even. */
    static void six(double[] left, int leftOffset, double[] right, int rightOffset, int depth, DoubleTileSums sums) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s20 = DoubleVector.zero(SPECIES);
        DoubleVector s21 = DoubleVector.zero(SPECIES);
        DoubleVector s30 = DoubleVector.zero(SPECIES);
        DoubleVector s31 = DoubleVector.zero(SPECIES);
        DoubleVector s40 = DoubleVector.zero(SPECIES);
        DoubleVector s41 = DoubleVector.zero(SPECIES);
        DoubleVector s50 = DoubleVector.zero(SPECIES);
        DoubleVector s51 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p += 2) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            VarHandle.loadLoadFence();
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            VarHandle.loadLoadFence();
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            VarHandle.loadLoadFence();
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            VarHandle.loadLoadFence();
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 4]);
            s40 = a4.fma(b0, s40);
            s41 = a4.fma(b1, s41);
            VarHandle.loadLoadFence();
            DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 5]);
            s50 = a5.fma(b0, s50);
            s51 = a5.fma(b1, s51);
            VarHandle.loadLoadFence();
            DoubleVector d0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS);
            DoubleVector d1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS + LANES);
            DoubleVector c0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH]);
            s00 = c0.fma(d0, s00);
            s01 = c0.fma(d1, s01);
            VarHandle.loadLoadFence();
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 1]);
            s10 = c1.fma(d0, s10);
            s11 = c1.fma(d1, s11);
            VarHandle.loadLoadFence();
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 2]);
            s20 = c2.fma(d0, s20);
            s21 = c2.fma(d1, s21);
            VarHandle.loadLoadFence();
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 3]);
            s30 = c3.fma(d0, s30);
            s31 = c3.fma(d1, s31);
            VarHandle.loadLoadFence();
            DoubleVector c4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 4]);
            s40 = c4.fma(d0, s40);
            s41 = c4.fma(d1, s41);
            VarHandle.loadLoadFence();
            DoubleVector c5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 5]);
            s50 = c5.fma(d0, s50);
            s51 = c5.fma(d1, s51);
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] array = sums.array;
        int to = sums.offset;
        CLASS.cast(zero.add(s00)).intoArray(array, to);
        CLASS.cast(zero.add(s01)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s10)).intoArray(array, to);
        CLASS.cast(zero.add(s11)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s20)).intoArray(array, to);
        CLASS.cast(zero.add(s21)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s30)).intoArray(array, to);
        CLASS.cast(zero.add(s31)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s40)).intoArray(array, to);
        CLASS.cast(zero.add(s41)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s50)).intoArray(array, to);
        CLASS.cast(zero.add(s51)).intoArray(array, to + LANES);
    }

    /** Computes a tile of four rows; the depth is even. */
    static void four(double[] left, int leftOffset, double[] right, int rightOffset, int depth, DoubleTileSums sums) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s20 = DoubleVector.zero(SPECIES);
        DoubleVector s21 = DoubleVector.zero(SPECIES);
        DoubleVector s30 = DoubleVector.zero(SPECIES);
        DoubleVector s31 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p += 2) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            VarHandle.loadLoadFence();
            DoubleVector d0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS);
            DoubleVector d1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS + LANES);
            DoubleVector c0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH]);
            s00 = c0.fma(d0, s00);
            s01 = c0.fma(d1, s01);
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 1]);
            s10 = c1.fma(d0, s10);
            s11 = c1.fma(d1, s11);
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 2]);
            s20 = c2.fma(d0, s20);
            s21 = c2.fma(d1, s21);
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 3]);
            s30 = c3.fma(d0, s30);
            s31 = c3.fma(d1, s31);
        }
        DoubleVector zero = DoubleVector.zero(SPECIES);
        double[] array = sums.array;
        int to = sums.offset;
        CLASS.cast(zero.add(s00)).intoArray(array, to);
        CLASS.cast(zero.add(s01)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s10)).intoArray(array, to);
        CLASS.cast(zero.add(s11)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s20)).intoArray(array, to);
        CLASS.cast(zero.add(s21)).intoArray(array, to + LANES);
        to += sums.stride;
        CLASS.cast(zero.add(s30)).intoArray(array, to);
        CLASS.cast(zero.add(s31)).intoArray(array, to + LANES);
    }
}
