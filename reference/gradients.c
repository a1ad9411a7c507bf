/* docs/training.md, "Penalties" and "Clipping". */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

static int size(struct matrix a) {
    return a.rows * a.columns;
}

static void penalize_gradient(const struct network *network, struct matrix p, struct matrix g) {
    enum dtype dtype = network->dtype;
    double twice = rounded(dtype, 2 * network->l2), l1 = rounded(dtype, network->l1);
    for (int i = 0; i < size(p); i++) {
        if (network->l2 != 0) {
            g.elements[i] = add(dtype, g.elements[i], multiply(dtype, p.elements[i], twice));
        }
        if (network->l1 != 0) {
            double sign = (p.elements[i] > 0) - (-p.elements[i] > 0);
            g.elements[i] = add(dtype, g.elements[i], multiply(dtype, sign, l1));
        }
    }
}

static double sum_of(enum dtype dtype, struct matrix a, int squares) {
    struct matrix values = matrix(a.rows, a.columns);
    for (int i = 0; i < size(a); i++) {
        double x = a.elements[i];
        values.elements[i] = squares ? multiply(dtype, x, x) : fabs(x);
    }
    double result = sum(dtype, values);
    free(values.elements);
    return result;
}

static double penalize_loss(const struct network *network, struct matrix p, double loss) {
    enum dtype dtype = network->dtype;
    if (network->l2 != 0) {
        loss = add(dtype, loss, multiply(dtype, sum_of(dtype, p, 1), rounded(dtype, network->l2)));
    }
    if (network->l1 != 0) {
        loss = add(dtype, loss, multiply(dtype, sum_of(dtype, p, 0), rounded(dtype, network->l1)));
    }
    return loss;
}

double penalize(struct network *network, double loss) {
    for (int i = 0; i < network->count; i++) {
        struct parameter *parameter = network->parameters[i];
        if (parameter->trained && (parameter->is_weights || network->penalty_of_all)) {
            penalize_gradient(network, parameter->value, parameter->gradient);
            loss = network->penalty_reported ? penalize_loss(network, parameter->value, loss) : loss;
        }
    }
    return loss;
}

static double norm_factor(struct network *network) {
    enum dtype dtype = network->dtype;
    double s = 0;
    int first = 1;
    for (int i = 0; i < network->count; i++) {
        if (network->parameters[i]->trained) {
            double u = sum_of(dtype, network->parameters[i]->gradient, 1);
            s = first ? u : add(dtype, s, u);
            first = 0;
        }
    }
    double r = add(dtype, rounded(dtype, sqrt(s)), rounded(dtype, 1e-6));
    double c = divide(dtype, rounded(dtype, network->clip), r);
    return c < 1 ? c : 1;
}

static void clip_matrix(const struct network *network, struct matrix g, double factor) {
    double limit = rounded(network->dtype, network->clip);
    for (int i = 0; i < size(g); i++) {
        double x = g.elements[i];
        if (network->clipping == CLIP_NORM) {
            g.elements[i] = multiply(network->dtype, x, factor);
        } else {
            g.elements[i] = x > limit ? limit : x < -limit ? -limit : x;
        }
    }
}

void clip(struct network *network) {
    if (network->clipping == CLIP_NOTHING) {
        return;
    }
    double factor = network->clipping == CLIP_NORM ? norm_factor(network) : 1;
    for (int i = 0; i < network->count; i++) {
        if (network->parameters[i]->trained) {
            clip_matrix(network, network->parameters[i]->gradient, factor);
        }
    }
}
