package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How one product is computed: the tiles of C, each with all its blocks of the inner index.
 *
 * <p>A tile reads an operand where it lies if nothing needs padding and the BLAS may be given it so, else a packed copy; it writes C where it lies
 * under the same conditions, else a copy of its own. The cut depends on the number of threads, the bits do not.
 */
final class ProductPlan {
    /** Matrices with longer rows are packed, which bounds the memory that certifying a stride takes. */
    static final int LONGEST_STRIDE = 4096;

    private static final int SHORTEST_SHARED_SIDE = 32;
    private static final long SMALLEST_SHARE = 1L << 19;
    private static final int TILES_PER_THREAD = 2;

    private final int n;
    private final int strideA;
    private final int strideB;
    private final boolean transposeA;
    private final boolean transposeB;
    private final boolean readsTransposed;
    private final boolean oneWriter;
    private final List<Piece> rows;
    private final List<Piece> columns;
    private final List<Piece> depths;
    private final TileShape[] shapes;

    ProductPlan(int m, int n, int k, boolean transposeA, boolean transposeB, int threads, TileLengths lengths) {
        this.n = n;
        this.strideA = transposeA ? m : k;
        this.strideB = transposeB ? k : n;
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        this.readsTransposed = lengths.readsTransposed();
        int rowSide = TileLengths.MOST_ROWS;
        int columnSide = threads == 1 ? TileLengths.MOST_COLUMNS : TileLengths.MOST_COLUMNS_SHARED;
        while (threads > 1 && tiles(m, rowSide) * tiles(n, columnSide) < (long) threads * TILES_PER_THREAD) {
            int height = Math.min(m, rowSide);
            int width = Math.min(n, columnSide);
            if (Math.max(height, width) <= SHORTEST_SHARED_SIDE || (long) height * width * k < 2 * SMALLEST_SHARE) {
                break;
            }
            if (height >= width) {
                rowSide /= 2;
            } else {
                columnSide /= 2;
            }
        }
        rows = lengths.cutRows(m, rowSide);
        columns = lengths.cutColumns(n, columnSide);
        depths = lengths.cutDepth(k);
        // A JVM may give a native call a copy of an array and write all of it back, which would undo what another
        // thread wrote.
        oneWriter = threads == 1 || tiles() == 1;
        shapes = new TileShape[tiles() * blocks()];
        Arrays.setAll(shapes, i -> shape(row(i / blocks()), column(i / blocks()), depth(i % blocks())));
    }

    private static long tiles(int length, int side) {
        return (length + side - 1L) / side;
    }

    int tiles() {
        return rows.size() * columns.size();
    }

    Piece row(int tile) {
        return rows.get(tile / columns.size());
    }

    Piece column(int tile) {
        return columns.get(tile % columns.size());
    }

    /** The number of blocks of the inner index. */
    int blocks() {
        return depths.size();
    }

    Piece depth(int block) {
        return depths.get(block);
    }

    boolean transposeA() {
        return transposeA;
    }

    boolean transposeB() {
        return transposeB;
    }

    boolean readsA(Piece row, Piece depth) {
        return (!transposeA || readsTransposed) && row.isWhole() && depth.isWhole() && strideA <= LONGEST_STRIDE;
    }

    boolean readsB(Piece column, Piece depth) {
        return (!transposeB || readsTransposed) && column.isWhole() && depth.isWhole() && strideB <= LONGEST_STRIDE;
    }

    boolean writesC(Piece row, Piece column) {
        return oneWriter && row.isWhole() && column.isWhole() && n <= LONGEST_STRIDE;
    }

    /** What the BLAS is called for. */
    TileShape shape(int tile, int block) {
        return shapes[tile * blocks() + block];
    }

    /** Every shape for which the BLAS is called. */
    Set<TileShape> shapes() {
        return Set.copyOf(Arrays.asList(shapes));
    }

    private TileShape shape(Piece row, Piece column, Piece depth) {
        boolean readsA = readsA(row, depth);
        boolean readsB = readsB(column, depth);
        return new TileShape(
                row.tile(),
                column.tile(),
                depth.tile(),
                readsA ? strideA : depth.tile(),
                readsB ? strideB : column.tile(),
                writesC(row, column) ? n : column.tile(),
                readsA && transposeA,
                readsB && transposeB);
    }
}
