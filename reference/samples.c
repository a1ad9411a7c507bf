/* docs/training.md, "Validation data"; docs/data.md, "Scaled targets" and "The samples that are not trained on". */
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct matrix rows(struct matrix a, const int *numbers, int count) {
    struct matrix part = matrix(count, a.columns);
    for (int i = 0; i < count; i++) {
        memcpy(part_of(part, i, 1).elements, part_of(a, numbers[i], 1).elements, (size_t) a.columns * sizeof *a.elements);
    }
    return part;
}

struct samples chosen(struct samples all, const int *numbers, int count) {
    struct samples some = {rows(all.inputs, numbers, count), rows(all.targets, numbers, count), {0, 0, NULL}};
    if (all.weights.rows > 0) {
        some.weights = rows(all.weights, numbers, count);
    }
    return some;
}

void forget_samples(struct samples samples) {
    free(samples.inputs.elements);
    free(samples.targets.elements);
    free(samples.weights.elements);
}

/* Whether a place in the order of n is held. */
static int is_held_at(struct division division, long n, long place) {
    if (division.folds == 0) {
        return place < (long) floor(division.share * (double) n + 0.5);
    }
    return place >= n * (division.fold - 1) / division.folds && place < n * division.fold / division.folds;
}

/* The number of what each sample is divided by: its group, the first sample of its class, or what all have. */
static int *units(const struct network *network) {
    struct matrix y = network->samples.targets;
    int *unit = allocate((size_t) y.rows, sizeof *unit);
    for (int i = 0; i < y.rows; i++) {
        if (network->division.kind == OF_GROUPS) {
            unit[i] = network->division.groups[i];
        } else if (network->division.kind == OF_CLASSES) {
            int j = 0, equal = 0;
            while (!equal) {
                equal = 1;
                for (int column = 0; column < y.columns; column++) {
                    equal = equal && y.elements[j * y.columns + column] == y.elements[i * y.columns + column];
                }
                j += !equal;
            }
            unit[i] = j;
        }
    }
    return unit;
}

/* Groups are held whole, in an order of their own. */
static void hold_groups(const struct network *network, const int *group, char *is_held) {
    int all = network->samples.inputs.rows, groups = 0;
    for (int i = 0; i < all; i++) {
        groups = group[i] >= groups ? group[i] + 1 : groups;
    }
    int *order = allocate((size_t) groups, sizeof *order);
    draw_order(network->seed, 0, order, groups);
    for (int place = 0; place < groups; place++) {
        for (int i = 0; i < all; i++) {
            is_held[i] |= group[i] == order[place] && is_held_at(network->division, groups, place);
        }
    }
    free(order);
}

/* Samples are held of each class by itself. */
static void hold_samples(const struct network *network, const int *class, char *is_held) {
    int all = network->samples.inputs.rows;
    int *order = allocate((size_t) all, sizeof *order), *sizes = allocate((size_t) all, sizeof *sizes);
    int *seen = allocate((size_t) all, sizeof *seen);
    for (int i = 0; i < all; i++) {
        sizes[class[i]]++;
    }
    draw_order(network->seed, 0, order, all);
    for (int i = 0; i < all; i++) {
        int of = class[order[i]];
        is_held[order[i]] = (char) is_held_at(network->division, sizes[of], seen[of]++);
    }
    free(order);
    free(sizes);
    free(seen);
}

static void divide_samples(struct network *network) {
    int all = network->samples.inputs.rows, trained = 0, held = 0;
    int *unit = units(network), *parts = allocate((size_t) all, sizeof *parts);
    char *is_held = allocate((size_t) all, 1);
    (network->division.kind == OF_GROUPS ? hold_groups : hold_samples)(network, unit, is_held);
    for (int i = 0; i < all; i++) {
        if (is_held[i]) {
            parts[all - ++held] = i;
        } else {
            parts[trained++] = i;
        }
    }
    for (int i = trained, j = all - 1; i < j; i++, j--) {
        int kept = parts[i];
        parts[i] = parts[j];
        parts[j] = kept;
    }
    network->held = chosen(network->samples, parts + trained, held);
    network->samples = chosen(network->samples, parts, trained);
    free(unit);
    free(parts);
    free(is_held);
}

static void take_logarithms(enum logarithm logarithm, struct matrix y) {
    for (int k = 0; logarithm != NO_LOGARITHM && k < y.rows * y.columns; k++) {
        y.elements[k] = function64(logarithm == LOGARITHM ? LOG : LOG1P, y.elements[k]);
    }
}

/* Finds the shift and the divisor of a column of numbers, which becomes their differences from the mean. */
static void fit(enum scale scale, struct matrix column, double *shift, double *divisor) {
    double least = column.elements[0], greatest = least;
    for (int i = 1; i < column.rows; i++) {
        least = fmin(least, column.elements[i]);
        greatest = fmax(greatest, column.elements[i]);
    }
    *shift = scale == NO_SCALE ? 0 : least;
    *divisor = 1;
    if (scale == NO_SCALE || least == greatest) {
        return;
    }
    if (scale == MIN_MAX) {
        *divisor = greatest - least;
        return;
    }
    *shift = sum(FLOAT64, column) / column.rows;
    for (int i = 0; i < column.rows; i++) {
        double d = column.elements[i] - *shift;
        column.elements[i] = d * d;
    }
    *divisor = sqrt(sum(FLOAT64, column) / column.rows);
}

static void scale_column(struct matrix y, int j, double shift, double divisor) {
    for (int i = 0; i < y.rows; i++) {
        double *number = &y.elements[i * y.columns + j];
        *number = (*number - shift) / divisor;
    }
}

static void scale_targets(struct network *network) {
    struct matrix y = network->samples.targets, column = matrix(y.rows, 1);
    take_logarithms(network->logarithm, y);
    take_logarithms(network->logarithm, network->held.targets);
    for (int j = 0; j < y.columns; j++) {
        double shift, divisor;
        for (int i = 0; i < y.rows; i++) {
            column.elements[i] = y.elements[i * y.columns + j];
        }
        fit(network->scale, column, &shift, &divisor);
        scale_column(y, j, shift, divisor);
        scale_column(network->held.targets, j, shift, divisor);
    }
    free(column.elements);
}

static void round_samples(enum dtype dtype, struct samples samples) {
    round_table(dtype, samples.inputs);
    round_table(dtype, samples.targets);
    round_table(dtype, samples.weights);
}

void prepare_samples(struct network *network) {
    if (network->division.kind != NONE_HELD) {
        divide_samples(network);
    }
    if (network->logarithm != NO_LOGARITHM || network->scale != NO_SCALE) {
        scale_targets(network);
    }
    round_samples(network->dtype, network->samples);
    round_samples(network->dtype, network->held);
}
