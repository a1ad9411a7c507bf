/* docs/training.md, "Losses" with "Weights of samples", and what a step is. */
#include "reference.h"

#include <math.h>
#include <stdlib.h>

static int size(struct matrix a) {
    return a.rows * a.columns;
}

static double sign(double d) {
    return (d > 0) - (-d > 0);
}

/* huber: the part of abs(d) that is squared. */
static double within(enum dtype dtype, double d, double delta) {
    double c = fabs(d) > delta;
    return add(dtype, multiply(dtype, subtract(dtype, 1, c), fabs(d)), multiply(dtype, c, delta));
}

static double loss_of_element(enum dtype dtype, struct term term, double p, double y, double z) {
    double d = subtract(dtype, p, y), delta = rounded(dtype, term.delta);
    switch (term.loss) {
        case SQUARED_ERROR: return multiply(dtype, d, d);
        case HALF_SQUARED_ERROR: return divide(dtype, multiply(dtype, d, d), 2);
        case ABSOLUTE_ERROR: return fabs(d);
        case POISSON: return subtract(dtype, apply(dtype, EXP, p), multiply(dtype, y, p));
        case HINGE: return relu(subtract(dtype, 1, multiply(dtype, y, p)));
        case HUBER: {
            double m = within(dtype, d, delta);
            double beyond = multiply(dtype, relu(subtract(dtype, fabs(d), delta)), delta);
            return add(dtype, divide(dtype, multiply(dtype, m, m), 2), beyond);
        }
        default: {
            double linear = subtract(dtype, relu(z), multiply(dtype, z, y));
            return add(dtype, linear, apply(dtype, LOG, add(dtype, apply(dtype, EXP, -fabs(z)), 1)));
        }
    }
}

/* softmax-cross-entropy: one number of each sample. */
static struct matrix entropies(enum dtype dtype, struct matrix y, struct matrix z) {
    struct matrix s = matrix(z.rows, z.columns), e = matrix(z.rows, z.columns), sums = matrix(z.rows, 1);
    for (int k = 0; k < size(z); k++) {
        s.elements[k] = subtract(dtype, z.elements[k], row_maximum(z, k / z.columns));
        e.elements[k] = apply(dtype, EXP, s.elements[k]);
    }
    row_sums(dtype, e, sums);
    for (int k = 0; k < size(z); k++) {
        double t = subtract(dtype, apply(dtype, LOG, sums.elements[k / z.columns]), s.elements[k]);
        e.elements[k] = multiply(dtype, y.elements[k], t);
    }
    row_sums(dtype, e, sums);
    free(s.elements);
    free(e.elements);
    return sums;
}

/* The targets as a loss of classes takes them: smoothed, and times the weights of the classes. */
static struct matrix shares(enum dtype dtype, struct term term, struct matrix y) {
    struct matrix q = matrix(y.rows, y.columns);
    int classes = term.loss == BINARY_CROSS_ENTROPY ? 2 : y.columns;
    for (int k = 0; k < size(y); k++) {
        double x = y.elements[k];
        if (term.smoothing != 0) {
            x = multiply(dtype, x, rounded(dtype, 1 - term.smoothing));
            x = add(dtype, x, rounded(dtype, term.smoothing / classes));
        }
        q.elements[k] = term.weights == NULL ? x : multiply(dtype, x, rounded(dtype, term.weights[k % y.columns]));
    }
    return q;
}

/* The targets of a batch, the weights of its samples, and how many of these are added at a time. */
struct batch {
    enum dtype dtype;
    int part;
    struct matrix y, w;
};

/* Multiplies the rows by the weights of their samples, if these have some. */
static void weigh(struct batch batch, struct matrix a) {
    for (int k = 0; batch.w.rows > 0 && k < size(a); k++) {
        a.elements[k] = multiply(batch.dtype, a.elements[k], batch.w.elements[k / a.columns]);
    }
}

/* What a mean divides by: the number of elements or of samples, or the sum of the weights of these or of their classes. */
static double divisor(struct batch batch, struct term term) {
    enum dtype dtype = batch.dtype;
    int of_samples = term.loss == SOFTMAX_CROSS_ENTROPY;
    if (term.weights != NULL) {
        term.smoothing = 0;
        struct matrix weighted = shares(dtype, term, batch.y), sums = matrix(batch.y.rows, 1);
        row_sums(dtype, weighted, sums);
        weigh(batch, sums);
        double total = sum_of_samples(dtype, batch.part, sums);
        free(weighted.elements);
        free(sums.elements);
        return total;
    }
    if (batch.w.rows > 0) {
        double total = sum_of_samples(dtype, batch.part, batch.w);
        return of_samples ? total : multiply(dtype, total, rounded(dtype, batch.y.columns));
    }
    return rounded(dtype, of_samples ? batch.y.rows : size(batch.y));
}

static double loss(struct batch batch, struct term term, struct matrix p, struct matrix z) {
    enum dtype dtype = batch.dtype;
    struct matrix q = shares(dtype, term, batch.y), values;
    if (term.loss == SOFTMAX_CROSS_ENTROPY) {
        values = entropies(dtype, q, z);
    } else {
        values = matrix(p.rows, p.columns);
        for (int k = 0; k < size(p); k++) {
            values.elements[k] = loss_of_element(dtype, term, p.elements[k], q.elements[k], z.elements[k]);
        }
    }
    weigh(batch, values);
    double total = sum_of_samples(dtype, batch.part, values);
    free(values.elements);
    free(q.elements);
    return term.mean ? divide(dtype, total, divisor(batch, term)) : total;
}

/* By the operations, g being the gradient of an element of the loss. */
static double poisson_gradient(enum dtype dtype, double g, double p, double y) {
    return add(dtype, multiply(dtype, -g, y), multiply(dtype, g, apply(dtype, EXP, p)));
}

static double hinge_gradient(enum dtype dtype, double g, double p, double y) {
    double inside = subtract(dtype, 1, multiply(dtype, y, p));
    return multiply(dtype, -(inside > 0 ? g : 0.0), y);
}

/* The derivative of an element's loss by p, or by z where is_of_sums says so; q_sum is the sum of the sample's shares. */
static double derivative(enum dtype dtype, struct term term, double p, double q, double q_sum) {
    double d = subtract(dtype, p, q);
    switch (term.loss) {
        case SQUARED_ERROR: return multiply(dtype, d, 2);
        case HUBER: return multiply(dtype, sign(d), within(dtype, d, rounded(dtype, term.delta)));
        case SOFTMAX_CROSS_ENTROPY: return subtract(dtype, multiply(dtype, p, q_sum), q);
        default: return d;
    }
}

static struct matrix loss_gradient(struct batch batch, struct term term, struct matrix p) {
    enum dtype dtype = batch.dtype;
    struct matrix g = matrix(p.rows, p.columns), sums = matrix(p.rows, 1), q = shares(dtype, term, batch.y);
    row_sums(dtype, q, sums);
    double by = term.mean ? divisor(batch, term) : 1;
    for (int k = 0; k < size(p); k++) {
        double x = p.elements[k], w = batch.w.rows > 0 ? batch.w.elements[k / p.columns] : 1;
        double of_element = multiply(dtype, divide(dtype, 1, by), w);
        if (term.loss == POISSON) {
            g.elements[k] = poisson_gradient(dtype, of_element, x, q.elements[k]);
        } else if (term.loss == ABSOLUTE_ERROR) {
            g.elements[k] = multiply(dtype, of_element, sign(subtract(dtype, x, q.elements[k])));
        } else if (term.loss == HINGE) {
            g.elements[k] = hinge_gradient(dtype, of_element, x, q.elements[k]);
        } else {
            double d = derivative(dtype, term, x, q.elements[k], sums.elements[k / p.columns]);
            g.elements[k] = divide(dtype, multiply(dtype, d, w), by);
        }
    }
    free(sums.elements);
    free(q.elements);
    return g;
}

static int is_of_sums(struct term term) {
    return term.loss == BINARY_CROSS_ENTROPY || term.loss == SOFTMAX_CROSS_ENTROPY;
}

static void update(struct network *network) {
    begin_update(network);
    for (int i = 0; i < network->count; i++) {
        struct parameter *parameter = network->parameters[i];
        if (parameter->trained) {
            update_parameter(network, parameter);
            free(parameter->gradient.elements);
        } else if (parameter->afterwards.elements != NULL) {
            free(parameter->value.elements);
            parameter->value = parameter->afterwards;
            parameter->afterwards.elements = NULL;
        }
    }
}

double held_loss(struct network *network) {
    struct pass pass = {.tape = {.dtype = network->dtype}, .predicts = 1};
    struct batch batch = {.dtype = network->dtype, .y = network->held.targets, .w = network->held.weights};
    struct matrix p = forward(&pass, &network->layers, given(&pass.tape, network->held.inputs, 0))->value;
    double result = loss(batch, network->report, p, pass.sums->value);
    forget(&pass.tape);
    return result;
}

double train_step(struct network *network, struct samples samples, long step) {
    struct batch batch = {network->dtype, network->micro_batch, samples.targets, samples.weights};
    struct pass pass = {.tape = {.dtype = batch.dtype, .part = batch.part}, .step = step, .seed = network->seed};
    struct node *outputs = forward(&pass, &network->layers, given(&pass.tape, samples.inputs, 0));
    struct matrix p = outputs->value;
    double result = loss(batch, network->report, p, pass.sums->value);
    struct node *start = is_of_sums(network->follow) ? pass.sums : outputs;
    walk_back(&pass.tape, start, loss_gradient(batch, network->follow, p));
    for (int i = 0; i < network->count; i++) {
        struct parameter *parameter = network->parameters[i];
        if (parameter->trained) {
            parameter->gradient = parameter->node->gradient;
            parameter->node->gradient.elements = NULL;
        }
    }
    forget(&pass.tape);
    result = penalize(network, result);
    clip(network);
    update(network);
    return result;
}
