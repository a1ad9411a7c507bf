/* docs/training.md, "Tables", from a description that README.md explains. Tables are drawn as they are read: in the order of the page. */
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Puts a table that was drawn by columns in its place. */
static void lay_out(struct reader *reader, struct matrix table) {
    if (!reader->by_columns) {
        return;
    }
    size_t size = (size_t) table.rows * (size_t) table.columns;
    double *drawn = allocate(size, sizeof *drawn);
    memcpy(drawn, table.elements, size * sizeof *drawn);
    for (int i = 0; i < table.rows; i++) {
        for (int j = 0; j < table.columns; j++) {
            table.elements[i * table.columns + j] = drawn[j * table.rows + i];
        }
    }
    free(drawn);
}

static enum dtype drawn_in(struct reader *reader) {
    return reader->stream.generator == TORCH ? FLOAT32 : FLOAT64;
}

static void draw_scaled(struct reader *reader, struct matrix table, double mean, double scale) {
    int size = table.rows * table.columns;
    draw_normals(&reader->stream, table.elements, size);
    enum dtype drawn = drawn_in(reader);
    for (int i = 0; i < size; i++) {
        double x = multiply(drawn, rounded(drawn, scale), table.elements[i]);
        table.elements[i] = mean == 0 ? x : add(drawn, rounded(drawn, mean), x);
    }
    lay_out(reader, table);
}

static void draw_between(struct reader *reader, struct matrix table, double low, double high) {
    int size = table.rows * table.columns;
    draw_uniforms(&reader->stream, table.elements, size);
    for (int i = 0; i < size; i++) {
        double u = table.elements[i];
        table.elements[i] = reader->stream.generator == TORCH
            ? fmaf((float) u, (float) high - (float) low, (float) low)
            : low + (high - low) * u;
    }
    lay_out(reader, table);
}

static void draw_truncated(struct reader *reader, struct matrix table, double scale) {
    enum dtype drawn = drawn_in(reader);
    for (int i = 0; i < table.rows * table.columns; i++) {
        double x;
        do {
            draw_normals(&reader->stream, &x, 1);
        } while (fabs(x) > 2);
        table.elements[i] = multiply(drawn, rounded(drawn, scale), x);
    }
    lay_out(reader, table);
}

static double dot(const double *a, const double *b, int count) {
    double sum = 0;
    for (int j = 0; j < count; j++) {
        sum = sum + a[j] * b[j];
    }
    return sum;
}

static void draw_orthogonal(struct reader *reader, struct matrix table, double gain) {
    int by_columns = table.rows >= table.columns;
    int vectors = by_columns ? table.columns : table.rows, length = by_columns ? table.rows : table.columns;
    double *v = allocate((size_t) vectors * (size_t) length, sizeof *v);
    draw_scaled(reader, table, 0, 1);
    for (int i = 0; i < vectors * length; i++) {
        int vector = i / length, j = i % length;
        v[i] = table.elements[by_columns ? j * vectors + vector : i];
    }
    for (int i = 0; i < vectors; i++) {
        double *a = v + i * length;
        for (int finished = 0; finished < 2 * i; finished++) {
            const double *q = v + finished % i * length;
            double part = dot(q, a, length);
            for (int j = 0; j < length; j++) {
                a[j] = a[j] - q[j] * part;
            }
        }
        double norm = sqrt(dot(a, a, length));
        for (int j = 0; j < length; j++) {
            a[j] = a[j] / norm;
        }
    }
    for (int i = 0; i < vectors * length; i++) {
        int vector = i / length, j = i % length;
        table.elements[by_columns ? j * vectors + vector : i] = gain * v[i];
    }
    free(v);
}

static struct matrix row_sums_of(struct reader *reader, struct matrix inputs) {
    struct matrix sums = matrix(inputs.rows, 1);
    struct matrix noise = matrix(inputs.rows, 1);
    int noisy = choice(reader, "noise", "none", "normal", NULL);
    if (noisy) {
        draw_scaled(reader, noise, 0, real(reader));
    }
    for (int i = 0; i < inputs.rows; i++) {
        const double *x = inputs.elements + (size_t) i * inputs.columns;
        double t = x[0];
        for (int j = 1; j < inputs.columns; j++) {
            t = t + x[j];
        }
        sums.elements[i] = noisy ? t + noise.elements[i] : t;
    }
    return sums;
}

enum source {
    NO_TABLE, VALUES, ZEROS, NORMAL, UNIFORM, SUMS_OF_INPUTS, CONSTANT_VALUES, TRUNCATED, XAVIER_UNIFORM, XAVIER_NORMAL, HE_UNIFORM, HE_NORMAL,
    LECUN_UNIFORM, LECUN_NORMAL, TORCH_LINEAR, ORTHOGONAL, BY_COLUMNS, OWN_SEED
};

/* The deviation of a rule, n being the number of inputs and m that of units. */
static double deviation(enum source rule, double n, double m) {
    switch (rule) {
        case XAVIER_UNIFORM:
        case XAVIER_NORMAL: return sqrt(2 / (n + m));
        case HE_UNIFORM:
        case HE_NORMAL: return sqrt(2) / sqrt(n);
        case TORCH_LINEAR: return sqrt(2 / (1 + sqrt(5) * sqrt(5))) / sqrt(n);
        default: return 1 / sqrt(n);
    }
}

static struct matrix own_seed(struct reader *reader, struct matrix inputs) {
    struct stream kept = reader->stream;
    seed(&reader->stream, kept.generator, (uint32_t) real(reader));
    struct matrix result = table(reader, inputs);
    reader->stream = kept;
    return result;
}

struct matrix table(struct reader *reader, struct matrix inputs) {
    enum source source = (enum source) choice(
        reader, "a table", "none", "values", "zeros", "normal", "uniform", "row-sums", "constant", "truncated-normal", "xavier-uniform",
        "xavier-normal", "he-uniform", "he-normal", "lecun-uniform", "lecun-normal", "torch-linear", "orthogonal", "by-columns",
        "own-seed", NULL);
    if (source == NO_TABLE) {
        return (struct matrix) {0, 0, NULL};
    }
    if (source == SUMS_OF_INPUTS) {
        return row_sums_of(reader, inputs);
    }
    if (source == OWN_SEED) {
        return own_seed(reader, inputs);
    }
    if (source == BY_COLUMNS) {
        reader->by_columns = 1;
        struct matrix result = table(reader, inputs);
        reader->by_columns = 0;
        return result;
    }
    int rows = count(reader);
    struct matrix result = matrix(rows, count(reader));
    int size = result.rows * result.columns;
    double s = deviation(source, result.rows, result.columns), first;
    switch (source) {
        case ZEROS: break;
        case NORMAL:
            first = real(reader);
            draw_scaled(reader, result, first, real(reader));
            break;
        case UNIFORM:
            first = real(reader);
            draw_between(reader, result, first, real(reader));
            break;
        case VALUES:
            for (int i = 0; i < size; i++) {
                result.elements[i] = real(reader);
            }
            break;
        case CONSTANT_VALUES:
            first = real(reader);
            for (int i = 0; i < size; i++) {
                result.elements[i] = first;
            }
            break;
        case TRUNCATED: draw_truncated(reader, result, real(reader)); break;
        case ORTHOGONAL: draw_orthogonal(reader, result, real(reader)); break;
        case XAVIER_NORMAL:
        case HE_NORMAL:
        case LECUN_NORMAL: draw_scaled(reader, result, 0, s); break;
        default: draw_between(reader, result, -(sqrt(3) * s), sqrt(3) * s);
    }
    return result;
}

void round_table(enum dtype dtype, struct matrix table) {
    for (int i = 0; i < table.rows * table.columns; i++) {
        table.elements[i] = rounded(dtype, table.elements[i]);
    }
}
