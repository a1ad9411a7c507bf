package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.GemmTuning;
import java.lang.invoke.VarHandle;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of six rows by two vectors, twelve accumulators of sixteen registers, where vectors have 256 bits.
 *
 * <p>An fma takes two thirds of the instructions that it takes in the tile of {@link VectorDoubleKernel}, which counts where a core is shared by two
 * threads of the hardware. In return a tile goes to C by way of memory.
 *
 * <p>The left operand lies in rows of a fixed length, so that one register addresses all six: the first begins {@link #START} elements after a
 * tile's, since the compiler would give a row at the very offset a register of its own. The fences are no instructions. They keep it from loading the
 * elements of all rows first, for which it has no registers. Two steps at a time keep accumulators where they are on JDK 17, which otherwise moves
 * some in each step, and the loop out of the methods that call it.
 */
final class RowWiseDoubleTiles {
    static final int ROWS = 6;

    /** Where the first row of a tile begins. */
    static final int START = 8;

    /** The elements from one row to the next: more than a block is deep, so that rows of a tile lie in different sets of a cache. */
    static final int ROW = GemmTuning.DEPTH_BLOCK + 8;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int COLUMNS = 2 * LANES;

    private RowWiseDoubleTiles() {}

    /** Computes a tile of two vectors a row; the depth is even. */
    static void wide(double[] left, int leftOffset, double[] right, int rightOffset, int depth, double[] tile) {
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
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + START]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            VarHandle.loadLoadFence();
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + ROW + START]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            VarHandle.loadLoadFence();
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 2 * ROW + START]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            VarHandle.loadLoadFence();
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 3 * ROW + START]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            VarHandle.loadLoadFence();
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 4 * ROW + START]);
            s40 = a4.fma(b0, s40);
            s41 = a4.fma(b1, s41);
            VarHandle.loadLoadFence();
            DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 5 * ROW + START]);
            s50 = a5.fma(b0, s50);
            s51 = a5.fma(b1, s51);
            VarHandle.loadLoadFence();
            DoubleVector d0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS);
            DoubleVector d1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS + LANES);
            DoubleVector c0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + START + 1]);
            s00 = c0.fma(d0, s00);
            s01 = c0.fma(d1, s01);
            VarHandle.loadLoadFence();
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + ROW + START + 1]);
            s10 = c1.fma(d0, s10);
            s11 = c1.fma(d1, s11);
            VarHandle.loadLoadFence();
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 2 * ROW + START + 1]);
            s20 = c2.fma(d0, s20);
            s21 = c2.fma(d1, s21);
            VarHandle.loadLoadFence();
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 3 * ROW + START + 1]);
            s30 = c3.fma(d0, s30);
            s31 = c3.fma(d1, s31);
            VarHandle.loadLoadFence();
            DoubleVector c4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 4 * ROW + START + 1]);
            s40 = c4.fma(d0, s40);
            s41 = c4.fma(d1, s41);
            VarHandle.loadLoadFence();
            DoubleVector c5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p + 5 * ROW + START + 1]);
            s50 = c5.fma(d0, s50);
            s51 = c5.fma(d1, s51);
            VarHandle.loadLoadFence();
        }
        s00.intoArray(tile, 0);
        s01.intoArray(tile, LANES);
        s10.intoArray(tile, COLUMNS);
        s11.intoArray(tile, COLUMNS + LANES);
        s20.intoArray(tile, 2 * COLUMNS);
        s21.intoArray(tile, 2 * COLUMNS + LANES);
        s30.intoArray(tile, 3 * COLUMNS);
        s31.intoArray(tile, 3 * COLUMNS + LANES);
        s40.intoArray(tile, 4 * COLUMNS);
        s41.intoArray(tile, 4 * COLUMNS + LANES);
        s50.intoArray(tile, 5 * COLUMNS);
        s51.intoArray(tile, 5 * COLUMNS + LANES);
    }

    /** Computes a tile of one vector a row, the first of two; the depth is even. */
    static void narrow(double[] left, int leftOffset, double[] right, int rightOffset, int depth, double[] tile) {
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
        s0.intoArray(tile, 0);
        s1.intoArray(tile, COLUMNS);
        s2.intoArray(tile, 2 * COLUMNS);
        s3.intoArray(tile, 3 * COLUMNS);
        s4.intoArray(tile, 4 * COLUMNS);
        s5.intoArray(tile, 5 * COLUMNS);
    }
}
