/* docs/training.md, "Layers" to "Gradients", and what a step is. */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

static size_t size(struct matrix a) {
    return (size_t) a.rows * (size_t) a.columns;
}

static double activated(enum dtype dtype, enum activation activation, double z) {
    switch (activation) {
        case RELU:
        case RELU_SLOPE_ONE: return relu(z);
        case ACTIVATION_TANH: return apply(dtype, TANH, z);
        case ACTIVATION_SIGMOID: return apply(dtype, SIGMOID, z);
        default: return z;
    }
}

static void forward(enum dtype dtype, const struct layer *layer, struct matrix h, struct matrix z, struct matrix a) {
    product(dtype, h, 0, layer->weights, 0, z);
    for (size_t i = 0; i < size(z); i++) {
        if (layer->has_bias) {
            z.elements[i] = add(dtype, z.elements[i], layer->bias.elements[i % (size_t) z.columns]);
        }
        a.elements[i] = activated(dtype, layer->activation, z.elements[i]);
    }
}

static double gradient_of_sum(enum dtype dtype, enum activation activation, double g, double z, double a) {
    switch (activation) {
        case RELU: return z > 0 ? g : 0.0;
        case RELU_SLOPE_ONE: return z < 0 ? 0.0 : g;
        case ACTIVATION_TANH: return multiply(dtype, g, subtract(dtype, 1, multiply(dtype, a, a)));
        case ACTIVATION_SIGMOID: return multiply(dtype, g, multiply(dtype, a, subtract(dtype, 1, a)));
        default: return g;
    }
}

static double loss_of_element(enum dtype dtype, enum loss loss, double p, double y, double z) {
    double d = subtract(dtype, p, y);
    double square = multiply(dtype, d, d);
    if (loss == SQUARED_ERROR) {
        return square;
    }
    if (loss == HALF_SQUARED_ERROR) {
        return divide(dtype, square, 2);
    }
    double linear = subtract(dtype, relu(z), multiply(dtype, z, y));
    return add(dtype, linear, apply(dtype, LOG, add(dtype, apply(dtype, EXP, -fabs(z)), 1)));
}

static double loss(enum dtype dtype, struct term term, struct matrix p, struct matrix y, struct matrix z) {
    struct matrix values = matrix(p.rows, p.columns);
    for (size_t i = 0; i < size(p); i++) {
        values.elements[i] = loss_of_element(dtype, term.loss, p.elements[i], y.elements[i], z.elements[i]);
    }
    double total = sum(dtype, values);
    free(values.elements);
    return term.mean ? divide(dtype, total, rounded(dtype, (double) size(p))) : total;
}

static void loss_gradient(enum dtype dtype, struct term term, struct matrix p, struct matrix y, struct matrix g) {
    for (size_t i = 0; i < size(p); i++) {
        double d = subtract(dtype, p.elements[i], y.elements[i]);
        d = term.loss == SQUARED_ERROR ? multiply(dtype, d, 2) : d;
        g.elements[i] = term.mean ? divide(dtype, d, rounded(dtype, (double) size(p))) : d;
    }
}

/* From the gradient of the layer's sums: those of its parameters, and of its inputs where there is a layer before. */
static struct matrix backward(
        const struct network *network, struct layer *layer, int first, struct matrix h, struct matrix g) {
    enum dtype dtype = network->dtype;
    layer->weights_gradient = matrix(layer->weights.rows, layer->weights.columns);
    product(dtype, h, 1, g, 0, layer->weights_gradient);
    struct matrix dh = {0, 0, NULL};
    if (!first) {
        dh = matrix(h.rows, h.columns);
        product(dtype, g, 0, layer->weights, 1, dh);
    }
    if (layer->has_bias) {
        struct matrix db = matrix(1, g.columns);
        if (g.rows == 1) {
            for (int j = 0; j < g.columns; j++) {
                db.elements[j] = g.elements[j];
            }
        } else {
            column_sums(dtype, g, db);
        }
        layer->bias_gradient = db;
    }
    return dh;
}

static void update(struct network *network) {
    begin_update(network);
    for (int i = 0; i < network->depth; i++) {
        struct layer *layer = &network->layers[i];
        update_parameter(network, layer->weights, layer->weights_gradient, layer->weights_state);
        free(layer->weights_gradient.elements);
        if (layer->has_bias) {
            update_parameter(network, layer->bias, layer->bias_gradient, layer->bias_state);
            free(layer->bias_gradient.elements);
        }
    }
}

static struct matrix rows(struct matrix a, int first, int count) {
    struct matrix part = {count, a.columns, a.elements + (size_t) first * a.columns};
    return part;
}

double train_step(struct network *network, int first, int samples) {
    enum dtype dtype = network->dtype;
    int depth = network->depth;
    struct matrix targets = rows(network->targets, first, samples);
    struct matrix *sums = allocate((size_t) depth + 1, sizeof *sums);
    struct matrix *outputs = allocate((size_t) depth + 1, sizeof *outputs);
    outputs[0] = rows(network->inputs, first, samples);
    for (int i = 1; i <= depth; i++) {
        struct layer *layer = &network->layers[i - 1];
        sums[i] = matrix(samples, layer->weights.columns);
        outputs[i] = matrix(samples, layer->weights.columns);
        forward(dtype, layer, outputs[i - 1], sums[i], outputs[i]);
    }
    double result = loss(dtype, network->report, outputs[depth], targets, sums[depth]);
    struct matrix g = matrix(samples, targets.columns);
    loss_gradient(dtype, network->follow, outputs[depth], targets, g);
    for (int i = depth; i >= 1; i--) {
        struct layer *layer = &network->layers[i - 1];
        if (i < depth || network->follow.loss != BINARY_CROSS_ENTROPY) {
            for (size_t j = 0; j < size(g); j++) {
                g.elements[j] = gradient_of_sum(
                    dtype, layer->activation, g.elements[j], sums[i].elements[j], outputs[i].elements[j]);
            }
        }
        struct matrix dh = backward(network, layer, i == 1, outputs[i - 1], g);
        free(g.elements);
        free(sums[i].elements);
        free(outputs[i].elements);
        g = dh;
    }
    free(sums);
    free(outputs);
    result = penalize(network, result);
    clip(network);
    update(network);
    return result;
}
