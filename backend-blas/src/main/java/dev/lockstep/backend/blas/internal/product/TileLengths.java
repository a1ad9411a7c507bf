package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.numerics.gemm.GemmTuning;
import java.util.ArrayList;
import java.util.List;

/** The lengths for which the BLAS is called, and how a matrix's sizes are cut into them. */
final class TileLengths {
    /** Multiples of 8, as the edge kernels of a BLAS keep other orders; two per power of two, so that padding stays small. */
    private static final int[] SIDES = {8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768};

    /**
     * The most rows. Large enough that the BLAS's own packing costs little; small enough that one call, which may hold up the
     * garbage collector, takes a few milliseconds at most.
     */
    static final int MOST_ROWS = 512;

    /** The most columns where one thread computes: wide tiles are the quickest. */
    static final int MOST_COLUMNS = 768;

    /** The most columns where several threads share the tiles, which should be of one size. */
    static final int MOST_COLUMNS_SHARED = 512;

    private static final int DEPTH_MULTIPLE = 8;

    private TileLengths() {}

    /**
     * Cuts rows or columns: into sides of the given length, then one or two pieces for the rest.
     *
     * @param side one of the sides
     */
    static List<Piece> cut(int length, int side) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (; length - start >= side; start += side) {
            pieces.add(new Piece(start, side, side));
        }
        int rest = length - start;
        if (rest > 0) {
            int above = smallestSideOfAtLeast(rest);
            int below = largestSideOfAtMost(rest);
            if (below == 0 || above <= below + smallestSideOfAtLeast(rest - below) + rest / 16) {
                pieces.add(new Piece(start, rest, above));
            } else {
                pieces.add(new Piece(start, below, below));
                pieces.add(new Piece(start + below, rest - below, smallestSideOfAtLeast(rest - below)));
            }
        }
        return pieces;
    }

    /** Cuts the inner index into the contract's blocks, each padded to a multiple of 8. */
    static List<Piece> cutDepth(int k) {
        List<Piece> pieces = new ArrayList<>();
        for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
            int length = Math.min(GemmTuning.DEPTH_BLOCK, k - start);
            int tile = (length + DEPTH_MULTIPLE - 1) / DEPTH_MULTIPLE * DEPTH_MULTIPLE;
            pieces.add(new Piece(start, length, tile));
        }
        return pieces;
    }

    private static int smallestSideOfAtLeast(int length) {
        for (int side : SIDES) {
            if (side >= length) {
                return side;
            }
        }
        throw new IllegalArgumentException("no tile has a side of " + length);
    }

    private static int largestSideOfAtMost(int length) {
        int largest = 0;
        for (int side : SIDES) {
            if (side <= length) {
                largest = side;
            }
        }
        return largest;
    }
}
