// The matrix product for CPUs. A work-group is one work-item and computes a tile of outputs: for each block of the inner index it packs
// its rows of a into local memory, which the second-level cache holds, then a panel of columns of b after the other, which the first level
// holds while all rows are multiplied with it, with as many sums in registers as the vector unit has room for. Packing pads with zeros,
// which changes no output.

#ifdef CPU

// A panel is PANEL_ROWS rows by PANEL_VECTORS vectors of outputs, a sum each.
#define PANEL_COLUMNS (PANEL_VECTORS * LANES)

#define EVERY_ROW _Pragma("unroll") for (int i = 0; i < PANEL_ROWS; i++)
#define EVERY_VECTOR _Pragma("unroll") for (int v = 0; v < PANEL_VECTORS; v++)

static void pack_rows(
        __local real *packed, __global const real *a, long rowStep, long innerStep, int rows, int depth)
{
    if (rows == PANEL_ROWS && rowStep == 1) {
        for (int k = 0; k < depth; k++) {
            EVERY_ROW packed[k * PANEL_ROWS + i] = a[k * innerStep + i];
        }
    } else if (rows == PANEL_ROWS) {
        for (int k = 0; k < depth; k++) {
            EVERY_ROW packed[k * PANEL_ROWS + i] = a[i * rowStep + k * innerStep];
        }
    } else {
        for (int i = 0; i < PANEL_ROWS; i++) {
            for (int k = 0; k < depth; k++) {
                packed[k * PANEL_ROWS + i] = i < rows ? a[i * rowStep + k * innerStep] : ZERO;
            }
        }
    }
}

static void pack_columns(
        __local real *packed, __global const real *b, long innerStep, long columnStep, int columns, int depth)
{
    if (columns == PANEL_COLUMNS && columnStep == 1) {
        for (int k = 0; k < depth; k++) {
            EVERY_VECTOR STORE_VECTOR(LOAD_VECTOR(v, b + k * innerStep), v, packed + k * PANEL_COLUMNS);
        }
    } else {
        for (int k = 0; k < depth; k++) {
            for (int j = 0; j < PANEL_COLUMNS; j++) {
                packed[k * PANEL_COLUMNS + j] = j < columns ? b[k * innerStep + j * columnStep] : ZERO;
            }
        }
    }
}

// One block of the inner index for one panel: out = out + s, or 0 + s in the first block.
static void multiply_panel(
        __local const real *a, __local const real *b, int depth, int first, __global real *out, long outStep, int rows, int columns)
{
    vector s[PANEL_ROWS][PANEL_VECTORS];
    EVERY_ROW EVERY_VECTOR s[i][v] = (vector) ZERO;
    for (int k = 0; k < depth; k++) {
        vector right[PANEL_VECTORS];
        EVERY_VECTOR right[v] = LOAD_VECTOR(v, b + k * PANEL_COLUMNS);
        EVERY_ROW
        {
            const vector left = (vector) (a[k * PANEL_ROWS + i]);
            EVERY_VECTOR s[i][v] = fma(left, right[v], s[i][v]);
        }
    }
    if (rows == PANEL_ROWS && columns == PANEL_COLUMNS) {
        EVERY_ROW EVERY_VECTOR
        {
            const vector before = first ? (vector) ZERO : LOAD_VECTOR(v, out + i * outStep);
            STORE_VECTOR(before + s[i][v], v, out + i * outStep);
        }
    } else {
        real unpacked[PANEL_ROWS * PANEL_COLUMNS];
        EVERY_ROW EVERY_VECTOR STORE_VECTOR(s[i][v], v, unpacked + i * PANEL_COLUMNS);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                const real before = first ? ZERO : out[i * outStep + j];
                out[i * outStep + j] = before + unpacked[i * PANEL_COLUMNS + j];
            }
        }
    }
}

// A work-group computes tileRows x tileColumns outputs, then the tail's elementwise instructions on them.
static void product_by_tiles_group(
        long group,
        __global real *outBuffer,
        __global const real *aBuffer,
        __global const real *bBuffer,
        const Instruction instruction,
        __global real *arena,
        __global const Instruction *tail,
        int tailCount,
        __local real *packedRows,
        __local real *packedColumns)
{
    const long n = instruction.columns;
    const long tilesAcross = (n + instruction.tileColumns - 1) / instruction.tileColumns;
    const long row = group / tilesAcross * instruction.tileRows;
    const long column = group % tilesAcross * instruction.tileColumns;
    const int rows = min(instruction.tileRows, instruction.rows - row);
    const int columns = min(instruction.tileColumns, n - column);
    __global const real *a = aBuffer + instruction.offset[0] + row * instruction.rowStep[0];
    __global const real *b = bBuffer + instruction.offset[1] + column * instruction.columnStep[1];
    __global real *out = outBuffer + instruction.out + row * n + column;

    for (long k = 0; k < instruction.inner; k += SUM_BLOCK) {
        const int depth = min((long) SUM_BLOCK, instruction.inner - k);
        for (int i = 0; i < rows; i += PANEL_ROWS) {
            pack_rows(
                    packedRows + i * SUM_BLOCK,
                    a + i * instruction.rowStep[0] + k * instruction.columnStep[0],
                    instruction.rowStep[0],
                    instruction.columnStep[0],
                    min(PANEL_ROWS, rows - i),
                    depth);
        }
        for (int j = 0; j < columns; j += PANEL_COLUMNS) {
            const int panelColumns = min(PANEL_COLUMNS, columns - j);
            pack_columns(
                    packedColumns,
                    b + k * instruction.rowStep[1] + j * instruction.columnStep[1],
                    instruction.rowStep[1],
                    instruction.columnStep[1],
                    panelColumns,
                    depth);
            for (int i = 0; i < rows; i += PANEL_ROWS) {
                multiply_panel(
                        packedRows + i * SUM_BLOCK,
                        packedColumns,
                        depth,
                        k == 0,
                        out + i * n + j,
                        n,
                        min(PANEL_ROWS, rows - i),
                        panelColumns);
            }
        }
    }
    if (tailCount > 0) {
        for (int i = 0; i < rows; i++) {
            const long begin = (row + i) * n + column;
            chain_elements(arena, tail, tailCount, begin, begin + columns, 1);
        }
    }
}

#endif
