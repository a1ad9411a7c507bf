/* docs/training.md, "Updates". */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

static double root(enum dtype dtype, double x) {
    return rounded(dtype, sqrt(x));
}

/* A number of the description in the place of a matrix. */
static double number(const struct network *network, double value) {
    return rounded(network->dtype, value);
}

static struct matrix zeros_like(struct matrix a) {
    return matrix(a.rows, a.columns);
}

void start_optimizer(struct network *network) {
    network->power1 = network->power2 = 1;
    for (int i = 0; i < network->depth; i++) {
        struct layer *layer = &network->layers[i];
        for (int s = 0; s < 2; s++) {
            layer->weights_state[s] = zeros_like(layer->weights);
            layer->bias_state[s] = layer->has_bias ? zeros_like(layer->bias) : (struct matrix) {0, 0, NULL};
        }
    }
}

void begin_update(struct network *network) {
    if (network->optimizer != ADAM) {
        return;
    }
    enum dtype dtype = network->dtype;
    network->power1 = multiply(dtype, network->power1, number(network, network->beta1));
    network->power2 = multiply(dtype, network->power2, number(network, network->beta2));
    network->step_size = divide(dtype, network->rate, subtract(dtype, 1, network->power1));
    network->correction = root(dtype, subtract(dtype, 1, network->power2));
}

static double momentum_step(const struct network *network, double g, double *velocity) {
    enum dtype dtype = network->dtype;
    double momentum = number(network, network->momentum);
    *velocity = add(dtype, multiply(dtype, *velocity, momentum), g);
    double d = network->nesterov ? add(dtype, g, multiply(dtype, *velocity, momentum)) : *velocity;
    return multiply(dtype, network->rate, d);
}

static double adam_step(const struct network *network, double g, double *mean, double *square) {
    enum dtype dtype = network->dtype;
    double towards = multiply(dtype, number(network, -(1 - network->beta1)), subtract(dtype, g, *mean));
    *mean = subtract(dtype, *mean, towards);
    double squared = multiply(dtype, multiply(dtype, g, number(network, 1 - network->beta2)), g);
    *square = add(dtype, multiply(dtype, *square, number(network, network->beta2)), squared);
    double deviation = divide(dtype, root(dtype, *square), network->correction);
    deviation = add(dtype, deviation, number(network, network->epsilon));
    return divide(dtype, multiply(dtype, *mean, network->step_size), deviation);
}

void update_parameter(const struct network *network, struct matrix parameter, struct matrix gradient, struct matrix state[2]) {
    enum dtype dtype = network->dtype;
    for (size_t i = 0; i < (size_t) parameter.rows * (size_t) parameter.columns; i++) {
        double g = gradient.elements[i];
        double t;
        switch (network->optimizer) {
            case MOMENTUM: t = momentum_step(network, g, &state[0].elements[i]); break;
            case ADAM: t = adam_step(network, g, &state[0].elements[i], &state[1].elements[i]); break;
            default: t = multiply(dtype, network->rate, g);
        }
        parameter.elements[i] = subtract(dtype, parameter.elements[i], t);
    }
    free(gradient.elements);
}
