package dev.lockstep.numerics.gemm;

/** The constants of the matrix product: the one of the contract first, then those that only affect speed. */
public final class GemmTuning {
    /** Products summed into one accumulator before it is added to the element. The numerics contract fixes it: it decides bits. */
    public static final int DEPTH_BLOCK = 256;

    /**
     * Rows of a tile, and so the width of a packed panel of the left operand. Four rows by two vectors are eight accumulators:
     * enough to hide the latency of fma, few enough to stay in sixteen registers.
     */
    public static final int TILE_ROWS = 4;

    /** Rows of the left operand packed at a time: with {@link #DEPTH_BLOCK}, a share of the third-level cache. */
    static final int ROW_BLOCK = 1024;

    /** Columns of the right operand packed at a time: with {@link #DEPTH_BLOCK}, half of a typical second-level cache. */
    static final int COLUMN_BLOCK = 192;

    /** Products of at most this many multiplications are computed by plain loops, without packing. */
    static final int SMALL_PRODUCT = 512;

    /** The same where C has two to {@link #TILE_ROWS} rows or columns, which leave most of a packed tile empty. */
    static final int SMALL_NARROW_PRODUCT = 2048;

    /** Multiplications that a task must hold to be worth the wake-up of another thread. */
    static final int PARALLEL_PRODUCT = 1 << 18;

    /** Tasks per thread: more than one, so that a thread which the system interrupts does not hold up the others for long. */
    static final int TASKS_PER_THREAD = 2;

    private GemmTuning() {}
}
