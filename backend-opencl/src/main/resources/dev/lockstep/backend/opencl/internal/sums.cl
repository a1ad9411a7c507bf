// Sums of products and plain sums, one chain a work-item.

static real product_chain(
        __global const real *a, long aStep, __global const real *b, long bStep, long terms)
{
    real total = ZERO;
    for (long start = 0; start < terms; start += SUM_BLOCK) {
        const long end = min(start + SUM_BLOCK, terms);
        real s = ZERO;
        for (long k = start; k < end; k++) {
            s = fma(a[k * aStep], b[k * bStep], s);
        }
        total = total + s;
    }
    return total;
}

static real sum_chain(__global const real *a, long step, long terms)
{
    real total = ZERO;
    for (long start = 0; start < terms; start += SUM_BLOCK) {
        const long end = min(start + SUM_BLOCK, terms);
        real s = ZERO;
        for (long k = start; k < end; k++) {
            s = s + a[k * step];
        }
        total = total + s;
    }
    return total;
}

// Elements of a matrix product, counted by rows of the result.
static void product_elements(
        const Instruction instruction,
        __global real *out,
        __global const real *a,
        __global const real *b,
        long begin,
        long end)
{
    for (long e = begin; e < end; e += STRIDE) {
        const long row = e / instruction.columns;
        const long column = e - row * instruction.columns;
        out[e] = product_chain(
                a + row * instruction.rowStep[0],
                instruction.columnStep[0],
                b + column * instruction.columnStep[1],
                instruction.rowStep[1],
                instruction.inner);
    }
}

// Row sums and column sums: result e is the sum of inner elements from a[e * rowStep] on, columnStep apart.
static void sum_elements(
        const Instruction instruction, __global real *out, __global const real *a, long begin, long end)
{
    long e = begin;
#ifdef CPU
    if (instruction.rowStep[0] == 1) {
        for (; e + LANES <= end; e += LANES) {
            vector total = (vector) ZERO;
            for (long start = 0; start < instruction.inner; start += SUM_BLOCK) {
                const long last = min(start + SUM_BLOCK, instruction.inner);
                vector s = (vector) ZERO;
                for (long k = start; k < last; k++) {
                    s = s + LOAD_VECTOR(0, a + k * instruction.columnStep[0] + e);
                }
                total = total + s;
            }
            STORE_VECTOR(total, 0, out + e);
        }
    }
#endif
    for (; e < end; e += STRIDE) {
        out[e] = sum_chain(a + e * instruction.rowStep[0], instruction.columnStep[0], instruction.inner);
    }
}

#define SHARE_OF_GROUP                                                                                                        \
    const long begin = group * instruction.tileColumns;                                                                          \
    const long end = min(begin + instruction.tileColumns, instruction.rows * instruction.columns);

// A matrix product for few outputs.
static void product_by_element_group(
        long group,
        __global real *out,
        __global const real *a,
        __global const real *b,
        const Instruction instruction,
        __global real *arena,
        __global const Instruction *tail,
        int tailCount)
{
    SHARE_OF_GROUP
    product_elements(
            instruction, out + instruction.out, a + instruction.offset[0], b + instruction.offset[1], begin + FIRST, end);
    chain_elements(arena, tail, tailCount, begin + FIRST, end, STRIDE);
}
