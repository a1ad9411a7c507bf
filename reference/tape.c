/* docs/training.md, "Automatic differentiation": operations on matrices are noted, and walked back. */
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t size(struct matrix a) {
    return (size_t) a.rows * (size_t) a.columns;
}

/* The element of an operand at a place of the result: one row, one column or one element stand for as many as there are. */
static double at(struct matrix a, int i, int j) {
    return a.elements[(size_t) (a.rows == 1 ? 0 : i) * (size_t) a.columns + (size_t) (a.columns == 1 ? 0 : j)];
}

static struct node *add_node(struct tape *tape, struct node node, int rows, int columns) {
    if (tape->count == tape->capacity) {
        tape->capacity = 2 * tape->capacity + 64;
        tape->nodes = realloc(tape->nodes, (size_t) tape->capacity * sizeof *tape->nodes);
    }
    struct node *added = allocate(1, sizeof *added);
    *added = node;
    if (node.operation != GIVEN) {
        added->value = matrix(rows, columns);
    }
    tape->nodes[tape->count++] = added;
    return added;
}

struct node *given(struct tape *tape, struct matrix value, int noted) {
    struct node node = {.operation = GIVEN, .value = value, .noted = noted};
    return add_node(tape, node, 0, 0);
}

static double slope(enum dtype dtype, double z, double number) {
    double c = z > 0;
    return add(dtype, c, multiply(dtype, subtract(dtype, 1, c), number));
}

/* An element of the result from those of the operands and the number of the operation. */
static double element(enum dtype dtype, enum operation operation, double a, double b, double n) {
    switch (operation) {
        case PLUS: return add(dtype, a, b);
        case MINUS: return subtract(dtype, a, b);
        case TIMES: return multiply(dtype, a, b);
        case DIVIDED_BY: return divide(dtype, a, b);
        case PLUS_NUMBER: return add(dtype, a, n);
        case TIMES_NUMBER: return multiply(dtype, a, n);
        case DIVIDED_BY_NUMBER: return divide(dtype, a, n);
        case SQUARE: return multiply(dtype, a, a);
        case ROOT: return rounded(dtype, sqrt(a));
        case OF_RELU:
        case OF_RELU_SLOPE_ONE: return relu(a);
        case OF_TANH: return apply(dtype, TANH, a);
        case OF_SIGMOID: return apply(dtype, SIGMOID, a);
        case OF_ERF: return apply(dtype, ERF, a);
        case OF_LEAKY_RELU: return multiply(dtype, a, slope(dtype, a, n));
        case OF_ELU: return add(dtype, relu(a), multiply(dtype, apply(dtype, EXPM1, -relu(-a)), n));
        case OF_SOFTPLUS: return add(dtype, relu(a), apply(dtype, LOG1P, apply(dtype, EXP, -fabs(a))));
        case OF_SOFTSIGN: return divide(dtype, a, add(dtype, 1, fabs(a)));
        default: return a;
    }
}

/* What becomes of the gradient g of an element: of an operand a, the result being y. */
static double gradient_of_one(enum dtype dtype, enum operation operation, double g, double a, double y, double n) {
    double c, t;
    switch (operation) {
        case TIMES_NUMBER: return multiply(dtype, g, n);
        case DIVIDED_BY_NUMBER: return divide(dtype, g, n);
        case SQUARE: return multiply(dtype, g, multiply(dtype, a, 2));
        case ROOT: return divide(dtype, g, multiply(dtype, y, 2));
        case OF_RELU: return a > 0 ? g : 0.0;
        case OF_RELU_SLOPE_ONE: return a < 0 ? 0.0 : g;
        case OF_TANH: return multiply(dtype, g, subtract(dtype, 1, multiply(dtype, y, y)));
        case OF_SIGMOID: return multiply(dtype, g, multiply(dtype, y, subtract(dtype, 1, y)));
        case OF_ERF:
            t = multiply(dtype, apply(dtype, EXP, -multiply(dtype, a, a)), rounded(dtype, 0x1.20dd750429b6dp0));
            return multiply(dtype, g, t);
        case OF_LEAKY_RELU: return multiply(dtype, g, slope(dtype, a, n));
        case OF_ELU:
            c = a > 0;
            t = multiply(dtype, apply(dtype, EXP, -relu(-a)), n);
            return multiply(dtype, g, add(dtype, c, multiply(dtype, subtract(dtype, 1, c), t)));
        case OF_SOFTPLUS: return multiply(dtype, g, apply(dtype, SIGMOID, a));
        case OF_SOFTSIGN:
            t = subtract(dtype, 1, fabs(y));
            return multiply(dtype, g, multiply(dtype, t, t));
        default: return g;
    }
}

/* The same of the first or the second of two operands. */
static double gradient_of_two(
        enum dtype dtype, enum operation operation, int second, double g, double a, double b, double y) {
    switch (operation) {
        case MINUS: return second ? -g : g;
        case TIMES: return multiply(dtype, g, second ? a : b);
        case DIVIDED_BY:
            return second ? -multiply(dtype, divide(dtype, g, b), y) : divide(dtype, g, b);
        default: return g;
    }
}

static void softmax(enum dtype dtype, struct matrix z, struct matrix out) {
    struct matrix sums = matrix(z.rows, 1);
    for (int i = 0; i < z.rows; i++) {
        double largest = row_maximum(z, i);
        for (int j = 0; j < z.columns; j++) {
            size_t k = (size_t) i * (size_t) z.columns + (size_t) j;
            out.elements[k] = apply(dtype, EXP, subtract(dtype, z.elements[k], largest));
        }
    }
    row_sums(dtype, out, sums);
    for (size_t k = 0; k < size(z); k++) {
        out.elements[k] = divide(dtype, out.elements[k], sums.elements[k / (size_t) z.columns]);
    }
    free(sums.elements);
}

struct node *compute(struct tape *tape, enum operation operation, struct node *a, struct node *b, double number) {
    enum dtype dtype = tape->dtype;
    struct node node = {.operation = operation, .operands = {a, b}, .number = rounded(dtype, number)};
    node.noted = a->noted || (b != NULL && b->noted);
    struct matrix x = a->value, y = b == NULL ? x : b->value;
    if (operation == PRODUCT) {
        struct node *result = add_node(tape, node, x.rows, y.columns);
        product(dtype, x, 0, y, 0, result->value);
        return result;
    }
    int rows = x.rows > y.rows ? x.rows : y.rows, columns = x.columns > y.columns ? x.columns : y.columns;
    if (operation == ROW_SUMS || operation == COLUMN_SUMS) {
        struct node *result = add_node(tape, node, operation == ROW_SUMS ? rows : 1, operation == ROW_SUMS ? 1 : columns);
        if (operation == ROW_SUMS) {
            row_sums(dtype, x, result->value);
        } else {
            sums_of_samples(dtype, tape->part, x, result->value);
        }
        return result;
    }
    struct node *result = add_node(tape, node, rows, columns);
    if (operation == OF_SOFTMAX) {
        softmax(dtype, x, result->value);
        return result;
    }
    for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
            result->value.elements[(size_t) i * (size_t) columns + (size_t) j] =
                element(dtype, operation, at(x, i, j), at(y, i, j), node.number);
        }
    }
    return result;
}

struct node *beside(struct tape *tape, int count, struct node **parts) {
    struct node node = {.operation = BESIDE, .parts = parts, .count = count};
    int columns = 0;
    for (int part = 0; part < count; part++) {
        columns += parts[part]->value.columns;
        node.noted |= parts[part]->noted;
    }
    struct node *result = add_node(tape, node, parts[0]->value.rows, columns);
    int from = 0;
    for (int part = 0; part < count; part++) {
        struct matrix a = parts[part]->value;
        for (int i = 0; i < a.rows; i++) {
            memcpy(
                result->value.elements + (size_t) i * (size_t) columns + from,
                a.elements + (size_t) i * (size_t) a.columns,
                (size_t) a.columns * sizeof *a.elements);
        }
        from += a.columns;
    }
    return result;
}

/* Adds a contribution, first summed to the shape of the operand; it is given away. */
static void contribute(const struct tape *tape, struct node *operand, struct matrix g) {
    enum dtype dtype = tape->dtype;
    struct matrix a = operand->value;
    int many_rows = a.rows < g.rows, many_columns = a.columns < g.columns;
    if (many_rows || many_columns) {
        struct matrix summed = matrix(a.rows, a.columns);
        if (many_rows && many_columns) {
            summed.elements[0] = sum_of_samples(dtype, tape->part, g);
        } else if (many_rows) {
            sums_of_samples(dtype, tape->part, g, summed);
        } else {
            row_sums(dtype, g, summed);
        }
        free(g.elements);
        g = summed;
    }
    if (operand->gradient.elements == NULL) {
        operand->gradient = g;
        return;
    }
    for (size_t i = 0; i < size(g); i++) {
        operand->gradient.elements[i] = add(dtype, operand->gradient.elements[i], g.elements[i]);
    }
    free(g.elements);
}

static void pass_product(const struct tape *tape, struct node *node) {
    struct node *a = node->operands[0], *b = node->operands[1];
    if (a->noted) {
        struct matrix g = matrix(a->value.rows, a->value.columns);
        product(tape->dtype, node->gradient, 0, b->value, 1, g);
        contribute(tape, a, g);
    }
    if (b->noted) {
        struct matrix g = matrix(b->value.rows, b->value.columns);
        product_of_samples(tape->dtype, tape->part, a->value, node->gradient, g);
        contribute(tape, b, g);
    }
}

/* a * (g - rowSums(g * a)), a being the result. */
static void pass_softmax(const struct tape *tape, struct node *node) {
    enum dtype dtype = tape->dtype;
    struct matrix a = node->value, g = matrix(a.rows, a.columns), sums = matrix(a.rows, 1);
    for (size_t k = 0; k < size(a); k++) {
        g.elements[k] = multiply(dtype, node->gradient.elements[k], a.elements[k]);
    }
    row_sums(dtype, g, sums);
    for (size_t k = 0; k < size(a); k++) {
        double rest = subtract(dtype, node->gradient.elements[k], sums.elements[k / (size_t) a.columns]);
        g.elements[k] = multiply(dtype, a.elements[k], rest);
    }
    free(sums.elements);
    contribute(tape, node->operands[0], g);
}

static void pass_beside(const struct tape *tape, struct node *node) {
    int from = 0;
    for (int part = 0; part < node->count; part++) {
        struct node *operand = node->parts[part];
        struct matrix g = matrix(operand->value.rows, operand->value.columns);
        for (int i = 0; i < g.rows; i++) {
            for (int j = 0; j < g.columns; j++) {
                g.elements[(size_t) i * (size_t) g.columns + (size_t) j] = at(node->gradient, i, from + j);
            }
        }
        from += g.columns;
        if (operand->noted) {
            contribute(tape, operand, g);
        }
    }
}

static void pass_elements(const struct tape *tape, struct node *node, int second) {
    enum dtype dtype = tape->dtype;
    struct node *operand = node->operands[second];
    if (operand == NULL || !operand->noted) {
        return;
    }
    int of_sum = node->operation == ROW_SUMS || node->operation == COLUMN_SUMS;
    struct matrix a = node->operands[0]->value, y = of_sum ? a : node->value;
    struct matrix b = node->operands[1] == NULL ? a : node->operands[1]->value;
    struct matrix g = matrix(y.rows, y.columns);
    for (int i = 0; i < g.rows; i++) {
        for (int j = 0; j < g.columns; j++) {
            size_t k = (size_t) i * (size_t) g.columns + (size_t) j;
            double of = at(node->gradient, i, j);
            g.elements[k] = of_sum ? add(dtype, 0, of)
                : node->operands[1] == NULL
                ? gradient_of_one(dtype, node->operation, of, at(a, i, j), y.elements[k], node->number)
                : gradient_of_two(dtype, node->operation, second, of, at(a, i, j), at(b, i, j), y.elements[k]);
        }
    }
    contribute(tape, operand, g);
}

void walk_back(struct tape *tape, struct node *result, struct matrix gradient) {
    contribute(tape, result, gradient);
    for (int i = tape->count - 1; i >= 0; i--) {
        struct node *node = tape->nodes[i];
        if (!node->noted || node->gradient.elements == NULL) {
            continue;
        }
        switch (node->operation) {
            case GIVEN: break;
            case PRODUCT: pass_product(tape, node); break;
            case OF_SOFTMAX: pass_softmax(tape, node); break;
            case BESIDE: pass_beside(tape, node); break;
            default:
                pass_elements(tape, node, 0);
                pass_elements(tape, node, 1);
        }
    }
}

void forget(struct tape *tape) {
    for (int i = 0; i < tape->count; i++) {
        struct node *node = tape->nodes[i];
        free(node->gradient.elements);
        if (node->operation != GIVEN || node->owned) {
            free(node->value.elements);
        }
        free(node->parts);
        free(node);
    }
    free(tape->nodes);
}
