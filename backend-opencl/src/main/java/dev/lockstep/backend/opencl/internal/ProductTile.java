package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;

/**
 * The part of a matrix product's outputs that a CPU work-group computes.
 *
 * <p>Both operands are packed for each tile, so tiles are as large as leaves all units the same work.
 */
record ProductTile(long rows, long columns) {
    private static final long MOST_COLUMNS = 512;

    /** A tile with a shorter side takes long to pack for what it computes. */
    private static final long SMALLEST_SIDE = 32;

    /** With so many tiles for each unit, one more or less makes little difference. */
    private static final long MANY_FOR_A_UNIT = 8;

    static ProductTile of(KernelVariant variant, DType dtype, long rows, long columns, int units) {
        long down = parts(rows, variant.mostTileRows(dtype));
        long across = parts(columns, MOST_COLUMNS);
        while (true) {
            ProductTile tile = new ProductTile(
                    side(rows, down, variant.panelRows()), side(columns, across, variant.panelColumns(dtype)));
            if (occupies(units, tile.count(rows, columns)) || Math.max(tile.rows, tile.columns) <= SMALLEST_SIDE) {
                return tile;
            }
            if (tile.rows > tile.columns) {
                down++;
            } else {
                across++;
            }
        }
    }

    /** The tiles of so many outputs. */
    long count(long allRows, long allColumns) {
        return parts(allRows, rows) * parts(allColumns, columns);
    }

    private static boolean occupies(int units, long tiles) {
        return tiles % units == 0 || tiles >= units * MANY_FOR_A_UNIT;
    }

    private static long side(long length, long parts, long panel) {
        return parts(parts(length, parts), panel) * panel;
    }

    private static long parts(long length, long part) {
        return (length + part - 1) / part;
    }
}
