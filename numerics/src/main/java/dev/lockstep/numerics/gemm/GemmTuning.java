package dev.lockstep.numerics.gemm;

/** The constants of the matrix product: the one of the contract first, then those that only affect speed. */
public final class GemmTuning {
    /** Products summed into one accumulator before it is added to the element. The numerics contract fixes it: it decides bits. */
    public static final int DEPTH_BLOCK = 256;

    /**
     * Rows of the left operand whose tiles use a panel of the right one after the other: with {@link #DEPTH_BLOCK}, a share of the second-level
     * cache.
     */
    private static final int ROWS_OF_A_PANEL = 128;

    /** Rows of the left operand packed at a time, or a few more: with {@link #DEPTH_BLOCK}, a share of the third-level cache. */
    private static final int ROW_BLOCK = 1024;

    /** Columns of the right operand packed at a time: with {@link #DEPTH_BLOCK}, half of a typical second-level cache. */
    static final int COLUMN_BLOCK = 192;

    /** Products of at most this many multiplications are computed by plain loops, without packing. */
    static final int SMALL_PRODUCT = 512;

    /** Rows or columns of C that leave most of a packed tile empty. */
    static final int NARROW = 4;

    /** The same as {@link #SMALL_PRODUCT} where C has two to {@link #NARROW} rows or columns. */
    static final int SMALL_NARROW_PRODUCT = 2048;

    /** Multiplications that a task must hold to be worth the wake-up of another thread. */
    static final int PARALLEL_PRODUCT = 1 << 18;

    /** Tasks per thread: more than one, so that a thread which the system interrupts does not hold up the others for long. */
    static final int TASKS_PER_THREAD = 2;

    private GemmTuning() {}

    /**
     * The rows of the left operand that are multiplied with a panel of the right one before the next panel's turn.
     *
     * <p>Where a panel fits the first-level cache beside a tile's rows, it stays there for many tiles. Where not, it comes from the second
     * level for each tile in any case, and the rows of one tile stay instead.
     *
     * @param tileRows the rows of a tile, and the width of a panel of the left operand
     * @param tileColumns the width of a panel of the right operand
     * @param elementBytes the bytes of an element
     */
    public static int rowsAtOnce(int tileRows, int tileColumns, int elementBytes) {
        int needed = DEPTH_BLOCK * (tileColumns + tileRows) * elementBytes;
        return needed < FirstLevelCache.BYTES ? ROWS_OF_A_PANEL : tileRows;
    }

    /**
     * The depth of panels of so many elements a line: an even one, so that kernels can take two steps at a time.
     *
     * <p>A zero more on both sides changes no bit of C. It can change an accumulator of -0.0 alone, into +0.0; and that is added to +0.0 or to a sum that
     * began so, none of which is ever -0.0.
     */
    public static int panelDepth(int depth) {
        return depth + (depth & 1);
    }

    /**
     * The lines from one panel to the next: one more than their depth, as panels of 64 or 128 lines would else begin where a first-level cache has the
     * same few places for all of them, which are too few for packing row by row.
     */
    public static int panelStep(int depth) {
        return panelDepth(depth) + 1;
    }

    /** Rows of the left operand packed at a time, in whole tiles. */
    static int rowBlock(int tileRows) {
        return (ROW_BLOCK + tileRows - 1) / tileRows * tileRows;
    }
}
