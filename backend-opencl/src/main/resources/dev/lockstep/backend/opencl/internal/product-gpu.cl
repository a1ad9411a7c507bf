// The matrix product for GPUs. A work-group of GROUP_SIDE x GROUP_SIDE work-items computes a square tile of outputs: it brings slices of
// a and b into local memory together, and each work-item keeps ITEM_SIDE x ITEM_SIDE sums in registers. Beyond the edges it reads zeros,
// which change no output.

#ifndef CPU

#define GROUP_SIDE 16
#define ITEM_SIDE 4
#define TILE_SIDE (GROUP_SIDE * ITEM_SIDE)
#define SLICE 16

#define EVERY_OWN_OUTPUT                                                                                                      \
    for (int i = 0; i < ITEM_SIDE; i++)                                                                                       \
        for (int j = 0; j < ITEM_SIDE; j++)

__kernel __attribute__((reqd_work_group_size(GROUP_SIDE * GROUP_SIDE, 1, 1))) void product_by_tiles(KERNEL_ARGUMENTS)
{
    __local real rowsOfA[SLICE][TILE_SIDE];
    __local real columnsOfB[SLICE][TILE_SIDE];
    const long m = instruction.rows;
    const long n = instruction.columns;
    const long tilesAcross = (n + TILE_SIDE - 1) / TILE_SIDE;
    const long row = get_group_id(0) / tilesAcross * TILE_SIDE;
    const long column = get_group_id(0) % tilesAcross * TILE_SIDE;
    const int item = get_local_id(0);
    const int itemRow = item / GROUP_SIDE;
    const int itemColumn = item % GROUP_SIDE;
    a += instruction.offset[0];
    b += instruction.offset[1];
    out += instruction.out;
    real total[ITEM_SIDE][ITEM_SIDE];
    real s[ITEM_SIDE][ITEM_SIDE];
    EVERY_OWN_OUTPUT
    {
        total[i][j] = ZERO;
        s[i][j] = ZERO;
    }

    for (long k = 0; k < instruction.inner; k += SLICE) {
        for (int e = item; e < SLICE * TILE_SIDE; e += GROUP_SIDE * GROUP_SIDE) {
            // Neighbouring work-items read neighbouring elements, whichever way an operand is transposed.
            const int aDepth = instruction.columnStep[0] == 1 ? e % SLICE : e / TILE_SIDE;
            const int aRow = instruction.columnStep[0] == 1 ? e / SLICE : e % TILE_SIDE;
            rowsOfA[aDepth][aRow] = row + aRow < m && k + aDepth < instruction.inner
                    ? a[(row + aRow) * instruction.rowStep[0] + (k + aDepth) * instruction.columnStep[0]]
                    : ZERO;
            const int bDepth = instruction.columnStep[1] == 1 ? e / TILE_SIDE : e % SLICE;
            const int bColumn = instruction.columnStep[1] == 1 ? e % TILE_SIDE : e / SLICE;
            columnsOfB[bDepth][bColumn] = column + bColumn < n && k + bDepth < instruction.inner
                    ? b[(k + bDepth) * instruction.rowStep[1] + (column + bColumn) * instruction.columnStep[1]]
                    : ZERO;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        for (int depth = 0; depth < SLICE; depth++) {
            real left[ITEM_SIDE];
            real right[ITEM_SIDE];
            for (int i = 0; i < ITEM_SIDE; i++) {
                left[i] = rowsOfA[depth][itemRow + i * GROUP_SIDE];
                right[i] = columnsOfB[depth][itemColumn + i * GROUP_SIDE];
            }
            EVERY_OWN_OUTPUT s[i][j] = fma(left[i], right[j], s[i][j]);
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        if ((k + SLICE) % SUM_BLOCK == 0 || k + SLICE >= instruction.inner) {
            EVERY_OWN_OUTPUT
            {
                total[i][j] = total[i][j] + s[i][j];
                s[i][j] = ZERO;
            }
        }
    }
    EVERY_OWN_OUTPUT
    {
        const long outRow = row + itemRow + i * GROUP_SIDE;
        const long outColumn = column + itemColumn + j * GROUP_SIDE;
        if (outRow < m && outColumn < n) {
            const long e = outRow * n + outColumn;
            out[e] = total[i][j];
            chain_elements(arena, tail, tailCount, e, e + 1, 1);
        }
    }
}

#endif
