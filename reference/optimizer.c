/* docs/training.md, "Updates". */
#include "reference.h"

#include <math.h>

static double root(enum dtype dtype, double x) {
    return rounded(dtype, sqrt(x));
}

/* A number of the description in the place of a matrix. */
static double number(const struct network *network, double value) {
    return rounded(network->dtype, value);
}

static void start_state(struct matrix state[3], struct matrix parameter, double first) {
    for (int s = 0; s < 3; s++) {
        state[s] = matrix(parameter.rows, parameter.columns);
    }
    for (int i = 0; i < parameter.rows * parameter.columns; i++) {
        state[0].elements[i] = first;
    }
}

void start_optimizer(struct network *network) {
    network->power1 = network->power2 = 1;
    network->steps = 0;
    double first = network->optimizer == ADAGRAD ? number(network, network->initial_accumulator) : 0.0;
    for (int i = 0; i < network->count; i++) {
        start_state(network->parameters[i]->state, network->parameters[i]->value, first);
    }
}

void begin_update(struct network *network) {
    enum dtype dtype = network->dtype;
    network->step_size = network->rate;
    if (network->optimizer == ADAM || network->optimizer == ADAMW) {
        network->power1 = multiply(dtype, network->power1, number(network, network->beta1));
        network->power2 = multiply(dtype, network->power2, number(network, network->beta2));
        network->step_size = divide(dtype, network->rate, subtract(dtype, 1, network->power1));
        network->correction = root(dtype, subtract(dtype, 1, network->power2));
        double decay = multiply(dtype, network->rate, number(network, network->weight_decay));
        network->kept = subtract(dtype, 1, decay);
    } else if (network->optimizer == ADAGRAD && network->rate_decay != 0) {
        double r = multiply(dtype, network->steps, number(network, network->rate_decay));
        network->step_size = divide(dtype, network->rate, add(dtype, r, 1));
        network->steps = add(dtype, network->steps, 1);
    }
}

static double momentum_step(const struct network *network, double g, double *velocity) {
    enum dtype dtype = network->dtype;
    double momentum = number(network, network->momentum);
    *velocity = add(dtype, multiply(dtype, *velocity, momentum), g);
    double d = network->nesterov ? add(dtype, g, multiply(dtype, *velocity, momentum)) : *velocity;
    return multiply(dtype, network->rate, d);
}

/* The running mean m of g becomes m + (1 - beta) (g - m). */
static void move_mean(const struct network *network, double beta, double g, double *mean) {
    enum dtype dtype = network->dtype;
    double towards = multiply(dtype, number(network, -(1 - beta)), subtract(dtype, g, *mean));
    *mean = subtract(dtype, *mean, towards);
}

static void move_square(const struct network *network, double beta, double g, double *square) {
    enum dtype dtype = network->dtype;
    double squared = multiply(dtype, multiply(dtype, g, number(network, 1 - beta)), g);
    *square = add(dtype, multiply(dtype, *square, number(network, beta)), squared);
}

static double adam_step(const struct network *network, double g, double *mean, double *square, double *largest) {
    enum dtype dtype = network->dtype;
    move_mean(network, network->beta1, g, mean);
    move_square(network, network->beta2, g, square);
    *largest = *largest > *square ? *largest : *square;
    double s = network->amsgrad ? *largest : *square;
    double deviation = divide(dtype, root(dtype, s), network->correction);
    deviation = add(dtype, deviation, number(network, network->epsilon));
    return divide(dtype, multiply(dtype, *mean, network->step_size), deviation);
}

static double rmsprop_step(const struct network *network, double g, double *square, double *mean, double *velocity) {
    enum dtype dtype = network->dtype;
    move_square(network, network->alpha, g, square);
    double x = *square;
    if (network->centered) {
        move_mean(network, network->alpha, g, mean);
        x = relu(subtract(dtype, *square, multiply(dtype, *mean, *mean)));
    }
    double d = divide(dtype, g, add(dtype, root(dtype, x), number(network, network->epsilon)));
    if (network->momentum > 0) {
        *velocity = add(dtype, multiply(dtype, *velocity, number(network, network->momentum)), d);
        d = *velocity;
    }
    return multiply(dtype, network->rate, d);
}

static double adagrad_step(const struct network *network, double g, double *square) {
    enum dtype dtype = network->dtype;
    *square = add(dtype, *square, multiply(dtype, g, g));
    double d = divide(dtype, g, add(dtype, root(dtype, *square), number(network, network->epsilon)));
    return multiply(dtype, network->step_size, d);
}

void update_parameter(const struct network *network, struct parameter *parameter) {
    enum dtype dtype = network->dtype;
    struct matrix *state = parameter->state;
    for (int i = 0; i < parameter->value.rows * parameter->value.columns; i++) {
        double *p = &parameter->value.elements[i];
        double g = parameter->gradient.elements[i];
        if (network->optimizer == ADAMW) {
            *p = multiply(dtype, *p, network->kept);
        } else if (network->weight_decay != 0) {
            g = add(dtype, g, multiply(dtype, *p, number(network, network->weight_decay)));
        }
        double *first = &state[0].elements[i], *second = &state[1].elements[i], *third = &state[2].elements[i];
        double t;
        switch (network->optimizer) {
            case MOMENTUM: t = momentum_step(network, g, first); break;
            case ADAM:
            case ADAMW: t = adam_step(network, g, first, second, third); break;
            case RMSPROP: t = rmsprop_step(network, g, first, second, third); break;
            case ADAGRAD: t = adagrad_step(network, g, first); break;
            default: t = multiply(dtype, network->rate, g);
        }
        *p = subtract(dtype, *p, t);
    }
}
