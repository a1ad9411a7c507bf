// What becomes of a row by itself; each has the name of its rule.

static void cumulative_sums(__global const real *x, __global real *y, long columns, long width)
{
    for (long j = 0; j < width; j++) {
        real s = x[j];
        y[j] = s;
        for (long k = j + width; k < columns; k += width) {
            s = s + x[k];
            y[k] = s;
        }
    }
}

static void remaining_sums(__global const real *x, __global real *y, long columns, long width)
{
    for (long j = 0; j < width; j++) {
        real s = x[columns - width + j];
        y[columns - width + j] = s;
        for (long k = columns - 2 * width + j; k >= 0; k -= width) {
            s = s + x[k];
            y[k] = s;
        }
    }
}

static void transposed_parts(__global const real *x, __global real *y, long columns, long width)
{
    for (long j = 0; j < width; j++) {
        for (long k = j; k < columns; k += width) {
            *y++ = x[k];
        }
    }
}

