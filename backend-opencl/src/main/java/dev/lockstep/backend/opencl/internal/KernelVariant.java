package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.numerics.gemm.GemmTuning;

/**
 * How the kernels are built and launched: for CPUs, where a work-group is one work-item with wide vectors, or for GPUs, where it is many.
 *
 * @param vectorDoubles the float64 elements of a vector register; 0 for GPUs
 * @param panelRows the rows of outputs that a CPU work-item sums at once
 * @param mostTileRows the rows of float64 outputs whose packed operands fit into a CPU work-group's local memory
 */
record KernelVariant(int vectorDoubles, int panelRows, int mostTileRows) {
    /** The setting that forces a variant, {@code cpu} or {@code gpu}; for tests. */
    static final String SETTING = "kernels";

    static final int GPU_GROUP = 256;

    /** The vectors of outputs beside each other in a panel. With the panel's rows they fill most vector registers. */
    private static final int PANEL_VECTORS = 2;

    /** With the terms of a block they take 264 KiB, of which a second-level cache has room; a multiple of the rows of every panel. */
    private static final int MOST_TILE_ROWS = 132;

    static final KernelVariant GPU = new KernelVariant(0, 0, 0);

    static KernelVariant of(OpenClDevice device) {
        KernelVariant cpu = cpu(device);
        return device.isCpu() && cpu.mostTileRows > 0 ? cpu : GPU;
    }

    static KernelVariant of(OpenClDevice device, String setting) {
        return switch (setting) {
            case "cpu" -> cpu(device);
            case "gpu" -> GPU;
            default -> throw new LockstepException("the setting " + SETTING + " is cpu or gpu, not '" + setting + "'");
        };
    }

    boolean isCpu() {
        return vectorDoubles > 0;
    }

    /** The work-items of a work-group. */
    int groupSize() {
        return isCpu() ? 1 : GPU_GROUP;
    }

    int panelColumns(DType dtype) {
        return PANEL_VECTORS * lanes(dtype);
    }

    /** The most rows of a CPU work-group's tile, a multiple of the panel's. */
    int mostTileRows(DType dtype) {
        return mostTileRows * Double.BYTES / dtype.bytes();
    }

    /** The compiler's options; none of them loosens arithmetic. */
    String options(DType dtype) {
        StringBuilder options = new StringBuilder("-cl-std=CL1.2");
        if (dtype == DType.FLOAT32) {
            options.append(" -D REAL_IS_FLOAT");
        }
        if (isCpu()) {
            options.append(" -D CPU -D LANES=").append(lanes(dtype));
            options.append(" -D PANEL_ROWS=").append(panelRows);
            options.append(" -D PANEL_VECTORS=").append(PANEL_VECTORS);
            options.append(" -D MOST_TILE_ROWS=").append(mostTileRows(dtype));
        }
        return options.toString();
    }

    private static KernelVariant cpu(OpenClDevice device) {
        int vectorDoubles = Math.min(8, Math.max(2, Integer.highestOneBit(device.vectorDoubles())));
        // With 512 bits there are 32 vector registers, else 16.
        int panelRows = vectorDoubles == 8 ? 12 : 6;
        long rows = device.localBytes() / (GemmTuning.DEPTH_BLOCK * Double.BYTES) - PANEL_VECTORS * vectorDoubles;
        int most = (int) (Math.min(MOST_TILE_ROWS, rows) / panelRows * panelRows);
        return new KernelVariant(vectorDoubles, panelRows, Math.max(0, most));
    }

    private int lanes(DType dtype) {
        return vectorDoubles * Double.BYTES / dtype.bytes();
    }
}
