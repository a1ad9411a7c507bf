/* docs/training.md, "Micro-batches": sums over the samples, which are rows. */
#include "reference.h"

#include <stdlib.h>

enum summed { COLUMNS_OF_SAMPLES, ALL_OF_SAMPLES, PRODUCT_OF_SAMPLES };

static void sum_part(enum dtype dtype, enum summed summed, struct matrix a, struct matrix b, struct matrix out) {
    switch (summed) {
        case COLUMNS_OF_SAMPLES: column_sums(dtype, a, out); break;
        case ALL_OF_SAMPLES: out.elements[0] = sum(dtype, a); break;
        default: product(dtype, a, 1, b, 0, out);
    }
}

static void add_parts(enum dtype dtype, enum summed summed, int part, struct matrix a, struct matrix b, struct matrix out) {
    if (part == 0 || part >= a.rows || part % 256 == 0) {
        sum_part(dtype, summed, a, b, out);
        return;
    }
    struct matrix of_part = matrix(out.rows, out.columns);
    for (int k = 0; k < out.rows * out.columns; k++) {
        out.elements[k] = 0;
    }
    for (int from = 0; from < a.rows; from += part) {
        int count = a.rows - from < part ? a.rows - from : part;
        sum_part(dtype, summed, part_of(a, from, count), part_of(b, from, count), of_part);
        for (int k = 0; k < out.rows * out.columns; k++) {
            out.elements[k] = add(dtype, out.elements[k], of_part.elements[k]);
        }
    }
    free(of_part.elements);
}

void sums_of_samples(enum dtype dtype, int part, struct matrix a, struct matrix out) {
    add_parts(dtype, COLUMNS_OF_SAMPLES, part, a, a, out);
}

double sum_of_samples(enum dtype dtype, int part, struct matrix a) {
    double result;
    add_parts(dtype, ALL_OF_SAMPLES, part, a, a, (struct matrix) {1, 1, &result});
    return result;
}

void product_of_samples(enum dtype dtype, int part, struct matrix a, struct matrix b, struct matrix out) {
    add_parts(dtype, PRODUCT_OF_SAMPLES, part, a, b, out);
}
