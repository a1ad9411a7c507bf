// Whatever is no product and no formula: sums, maxima, copies, rows by indices, random numbers; each element by itself.

static int is_above(real x, real best)
{
    // Of equal numbers only zeros differ: +0.0 is above -0.0, as an integer too.
    return x > best || (x == best && BITS(x) > BITS(best)) || (x != x && best == best);
}

// The place of the largest of terms elements, the first among equals.
static long largest(__global const real *a, long step, long terms)
{
    long place = 0;
    real best = a[0];
    for (long k = 1; k < terms; k++) {
        const real x = a[k * step];
        if (is_above(x, best)) {
            best = x;
            place = k;
        }
    }
    return place;
}

// The place that a number names, or -1 if it names none below rows.
static long place_of(real index, long rows)
{
    if (!(index >= ZERO && index < (real) rows)) {
        return -1;
    }
    const long place = (long) index;
    return (real) place == index ? place : -1;
}

static real gathered(__global const real *a, real index, long rows, long rowStep, long column)
{
    const long place = place_of(index, rows);
    if (place >= 0) {
        return a[place * rowStep + column];
    }
    return index == (real) -1 ? ZERO : (real) NAN;
}

static real scattered(__global const real *a, __global const real *indices, long terms, long rowStep, long row, long column)
{
    real total = ZERO;
    for (long start = 0; start < terms; start += SUM_BLOCK) {
        const long end = min(start + SUM_BLOCK, terms);
        real s = ZERO;
        for (long r = start; r < end; r++) {
            if (indices[r] == (real) row) {
                s = s + a[r * rowStep + column];
            }
        }
        total = total + s;
    }
    return total;
}

// Philox 4x32-10.
static uint4 scrambled(uint4 counter, uint2 key)
{
    for (int round = 0; round < 10; round++) {
        const uint high0 = mul_hi(0xD2511F53u, counter.x);
        const uint low0 = 0xD2511F53u * counter.x;
        const uint high1 = mul_hi(0xCD9E8D57u, counter.z);
        const uint low1 = 0xCD9E8D57u * counter.z;
        counter = (uint4) (high1 ^ counter.y ^ key.x, low1, high0 ^ counter.w ^ key.y, low0);
        key = (uint2) (key.x + 0x9E3779B9u, key.y + 0xBB67AE85u);
    }
    return counter;
}

static real random_uniform(const Instruction instruction, __global const real *position, long element)
{
    const long e = instruction.offset[2] + element;
    const uint4 words = scrambled(
            (uint4) ((uint) (e / 2), (uint) position[0], (uint) position[1], (uint) instruction.columnStep[1]),
            (uint2) ((uint) instruction.offset[1], (uint) instruction.rowStep[1]));
    const uint u = e % 2 ? words.z : words.x;
#ifdef REAL_IS_FLOAT
    return (float) (u >> 8) * 0x1p-24f;
#else
    const uint v = e % 2 ? words.w : words.y;
    return ((double) (u >> 5) * 67108864.0 + (double) (v >> 6)) * 0x1p-53;
#endif
}

// Elements from begin on, counted by rows.
static void other_elements(
        const Instruction instruction,
        __global real *out,
        __global const real *a,
        __global const real *b,
        long begin,
        long end)
{
    if (instruction.code == SUMS) {
        sum_elements(instruction, out, a, begin, end);
        return;
    }
    for (long e = begin; e < end; e += STRIDE) {
        const long row = e / instruction.columns;
        const long column = e - row * instruction.columns;
        switch (instruction.code) {
            case MAXIMA:
            case MAXIMUM_INDICES: {
                __global const real *first = a + e * instruction.rowStep[0];
                const long place = largest(first, instruction.columnStep[0], instruction.inner);
                out[e] = instruction.code == MAXIMA ? first[place * instruction.columnStep[0]] : (real) place;
                break;
            }
            case COPY:
                out[row * instruction.rowStep[1] + column] =
                        a[row * instruction.rowStep[0] + column * instruction.columnStep[0]];
                break;
            case GATHER:
                out[e] = gathered(a, b[row], instruction.offset[2], instruction.columns, column);
                break;
            case SCATTER_ADD:
                out[e] = scattered(a, b, instruction.inner, instruction.columns, row, column);
                break;
            case RANDOM_UNIFORM:
                out[e] = random_uniform(instruction, a, e);
                break;
            case ROW_FUNCTION:
                row_function(
                        instruction.offset[2],
                        a + e * instruction.inner,
                        out + e * instruction.inner,
                        instruction.inner,
                        instruction.rowStep[2]);
                break;
        }
    }
}

static void other_group(
        long group, __global real *out, __global const real *a, __global const real *b, const Instruction instruction)
{
    SHARE_OF_GROUP
    other_elements(
            instruction,
            out + instruction.out,
            a + instruction.offset[0],
            instruction.code == RANDOM_UNIFORM ? b : b + instruction.offset[1],
            begin + FIRST,
            end);
}
