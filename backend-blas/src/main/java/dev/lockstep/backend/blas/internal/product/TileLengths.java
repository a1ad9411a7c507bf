package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.numerics.gemm.GemmTuning;
import java.util.ArrayList;
import java.util.List;

/**
 * The lengths for which the BLAS is called, and how a matrix's sizes are cut into them.
 *
 * <p>A BLAS computes what is left of a size beyond the last whole step of its kernel by other code, which may add in another order. So there are two
 * ways, of which the first whose shapes are all certified is taken.
 */
enum TileLengths {
    /** Sizes and operands as they are, which copies nothing, but for an odd number of rows: common kernels keep several sums in the last of them. */
    AS_THEY_ARE(2, 1, 1, true),

    /** Multiples of 8, which few kernels need other code for, and no operand transposed. */
    MULTIPLES_OF_EIGHT(8, 8, 8, false);

    /**
     * The most rows. Large enough that the BLAS's own packing costs little; small enough that one call, which may hold up the
     * garbage collector, takes a few milliseconds at most.
     */
    static final int MOST_ROWS = 512;

    /** The most columns where one thread computes: wide tiles are the quickest. */
    static final int MOST_COLUMNS = 768;

    /** The most columns where several threads share the tiles, which should be of one size. */
    static final int MOST_COLUMNS_SHARED = 512;

    /** Tiles beside each other begin at multiples of it, so that the last one alone needs padding. */
    private static final int STEP = 8;

    private final int rowMultiple;
    private final int columnMultiple;
    private final int depthMultiple;
    private final boolean readsTransposed;

    TileLengths(int rowMultiple, int columnMultiple, int depthMultiple, boolean readsTransposed) {
        this.rowMultiple = rowMultiple;
        this.columnMultiple = columnMultiple;
        this.depthMultiple = depthMultiple;
        this.readsTransposed = readsTransposed;
    }

    /** Whether the BLAS is given transposed operands as they lie. */
    boolean readsTransposed() {
        return readsTransposed;
    }

    /** Cuts rows into pieces of at most {@code most}, a multiple of 8. */
    List<Piece> cutRows(int length, int most) {
        return cut(length, evenly(length, most), rowMultiple);
    }

    /** Cuts columns into pieces of at most {@code most}, a multiple of 8. */
    List<Piece> cutColumns(int length, int most) {
        return cut(length, evenly(length, most), columnMultiple);
    }

    /** Cuts the inner index into the contract's blocks. */
    List<Piece> cutDepth(int length) {
        return cut(length, GemmTuning.DEPTH_BLOCK, depthMultiple);
    }

    /** As few pieces as can be, of about one length: a narrow one at the end would cost the BLAS as much packing as a wide one. */
    private static int evenly(int length, int most) {
        int pieces = (length + most - 1) / most;
        return roundUp((length + pieces - 1) / pieces, STEP);
    }

    private static List<Piece> cut(int length, int side, int multiple) {
        List<Piece> pieces = new ArrayList<>();
        for (int start = 0; start < length; start += side) {
            int piece = Math.min(side, length - start);
            pieces.add(new Piece(start, piece, roundUp(piece, multiple)));
        }
        return pieces;
    }

    private static int roundUp(int length, int multiple) {
        return (length + multiple - 1) / multiple * multiple;
    }
}
