/* docs/numerics.md, rules 1 to 7. */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

enum { BLOCK = 256 };

void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (memory == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(2);
    }
    return memory;
}

double rounded(enum dtype dtype, double x) {
    return dtype == FLOAT32 ? (float) x : x;
}

double add(enum dtype dtype, double a, double b) {
    return dtype == FLOAT32 ? (float) a + (float) b : a + b;
}

double subtract(enum dtype dtype, double a, double b) {
    return dtype == FLOAT32 ? (float) a - (float) b : a - b;
}

double multiply(enum dtype dtype, double a, double b) {
    return dtype == FLOAT32 ? (float) a * (float) b : a * b;
}

double divide(enum dtype dtype, double a, double b) {
    return dtype == FLOAT32 ? (float) a / (float) b : a / b;
}

double apply(enum dtype dtype, enum function function, double x) {
    return dtype == FLOAT32 ? function32(function, (float) x) : function64(function, x);
}

double relu(double a) {
    return isnan(a) ? a : a > 0 ? a : 0.0;
}

struct matrix matrix(int rows, int columns) {
    struct matrix a = {rows, columns, allocate((size_t) rows * (size_t) columns, sizeof(double))};
    return a;
}

struct matrix part_of(struct matrix a, int from, int rows) {
    struct matrix part = {rows, a.columns, a.elements + (size_t) from * (size_t) a.columns};
    return part;
}

static struct matrix transposed(struct matrix a) {
    struct matrix out = matrix(a.columns, a.rows);
    for (int i = 0; i < a.rows; i++) {
        for (int j = 0; j < a.columns; j++) {
            out.elements[(size_t) j * a.rows + i] = a.elements[(size_t) i * a.columns + j];
        }
    }
    return out;
}

/* Rule 2 for a row of elements at once: s holds the chains of a block, out the sums of the blocks. */
static void row64(const double *a, struct matrix b, double *out) {
    double *s = allocate((size_t) b.columns, sizeof *s);
    for (int start = 0; start < b.rows; start += BLOCK) {
        for (int j = 0; j < b.columns; j++) {
            s[j] = 0;
        }
        for (int k = start; k < b.rows && k < start + BLOCK; k++) {
            const double *row = b.elements + (size_t) k * b.columns;
            for (int j = 0; j < b.columns; j++) {
                s[j] = fma(a[k], row[j], s[j]);
            }
        }
        for (int j = 0; j < b.columns; j++) {
            out[j] = out[j] + s[j];
        }
    }
    free(s);
}

static void row32(const double *a, struct matrix b, double *out) {
    float *s = allocate((size_t) b.columns, sizeof *s);
    for (int start = 0; start < b.rows; start += BLOCK) {
        for (int j = 0; j < b.columns; j++) {
            s[j] = 0;
        }
        for (int k = start; k < b.rows && k < start + BLOCK; k++) {
            const double *row = b.elements + (size_t) k * b.columns;
            for (int j = 0; j < b.columns; j++) {
                s[j] = fmaf((float) a[k], (float) row[j], s[j]);
            }
        }
        for (int j = 0; j < b.columns; j++) {
            out[j] = (float) out[j] + s[j];
        }
    }
    free(s);
}

void product(enum dtype dtype, struct matrix a, int transpose_a, struct matrix b, int transpose_b, struct matrix out) {
    struct matrix left = transpose_a ? transposed(a) : a;
    struct matrix right = transpose_b ? transposed(b) : b;
    for (int i = 0; i < out.rows; i++) {
        double *row = out.elements + (size_t) i * out.columns;
        for (int j = 0; j < out.columns; j++) {
            row[j] = 0;
        }
        (dtype == FLOAT32 ? row32 : row64)(left.elements + (size_t) i * left.columns, right, row);
    }
    if (transpose_a) {
        free(left.elements);
    }
    if (transpose_b) {
        free(right.elements);
    }
}

/* Rule 3 for count numbers, each step apart from the next. */
static double plain_sum(enum dtype dtype, const double *a, int count, size_t step) {
    double out = 0;
    for (int start = 0; start < count; start += BLOCK) {
        double s = 0;
        for (int k = start; k < count && k < start + BLOCK; k++) {
            s = add(dtype, s, a[(size_t) k * step]);
        }
        out = add(dtype, out, s);
    }
    return out;
}

void row_sums(enum dtype dtype, struct matrix a, struct matrix out) {
    for (int i = 0; i < a.rows; i++) {
        out.elements[i] = plain_sum(dtype, a.elements + (size_t) i * a.columns, a.columns, 1);
    }
}

void column_sums(enum dtype dtype, struct matrix a, struct matrix out) {
    for (int j = 0; j < a.columns; j++) {
        out.elements[j] = plain_sum(dtype, a.elements + j, a.rows, (size_t) a.columns);
    }
}

double row_maximum(struct matrix a, int row) {
    const double *x = a.elements + (size_t) row * a.columns;
    double largest = x[0];
    for (int j = 1; j < a.columns; j++) {
        int larger = x[j] > largest || (x[j] == largest && signbit(largest));
        largest = isnan(largest) ? largest : isnan(x[j]) || larger ? x[j] : largest;
    }
    return largest;
}

double sum(enum dtype dtype, struct matrix a) {
    struct matrix rows = matrix(a.rows, 1);
    row_sums(dtype, a, rows);
    double result = plain_sum(dtype, rows.elements, a.rows, 1);
    free(rows.elements);
    return result;
}
