/* docs/training.md, "Layers" and "Further layers": what they compute of a batch, on a tape. */
#include "reference.h"

#include <stdlib.h>

static struct node *parameter_node(struct pass *pass, struct parameter *parameter) {
    parameter->node = given(&pass->tape, parameter->value, parameter->trained);
    return parameter->node;
}

static struct node *with(struct pass *pass, enum operation operation, struct node *a, double number) {
    return compute(&pass->tape, operation, a, NULL, number);
}

static struct node *both(struct pass *pass, enum operation operation, struct node *a, struct node *b) {
    return compute(&pass->tape, operation, a, b, 0);
}

/* (z * 0.5) * (function of inner + 1) */
static struct node *half_of(struct pass *pass, struct node *z, enum operation function, struct node *inner) {
    struct node *half = with(pass, TIMES_NUMBER, z, 0.5);
    return both(pass, TIMES, half, with(pass, PLUS_NUMBER, with(pass, function, inner, 0), 1));
}

static struct node *activated(struct pass *pass, struct activation activation, struct node *z) {
    pass->sums = z;
    switch (activation.kind) {
        case RELU: return with(pass, OF_RELU, z, 0);
        case RELU_SLOPE_ONE: return with(pass, OF_RELU_SLOPE_ONE, z, 0);
        case ACTIVATION_TANH: return with(pass, OF_TANH, z, 0);
        case ACTIVATION_SIGMOID: return with(pass, OF_SIGMOID, z, 0);
        case LEAKY_RELU: return with(pass, OF_LEAKY_RELU, z, activation.number);
        case ELU: return with(pass, OF_ELU, z, activation.number);
        case GELU: return half_of(pass, z, OF_ERF, with(pass, TIMES_NUMBER, z, 0x1.6a09e667f3bcdp-1));
        case GELU_TANH: {
            struct node *cube = both(pass, TIMES, with(pass, SQUARE, z, 0), z);
            struct node *inner = both(pass, PLUS, z, with(pass, TIMES_NUMBER, cube, 0.044715));
            return half_of(pass, z, OF_TANH, with(pass, TIMES_NUMBER, inner, 0x1.9884533d43651p-1));
        }
        case SILU: return both(pass, TIMES, z, with(pass, OF_SIGMOID, z, 0));
        case SOFTPLUS: return with(pass, OF_SOFTPLUS, z, 0);
        case SOFTSIGN: return with(pass, OF_SOFTSIGN, z, 0);
        case SOFTMAX: return with(pass, OF_SOFTMAX, z, 0);
        default: return z;
    }
}

static struct node *dense(struct pass *pass, const struct layer *layer, struct node *h) {
    struct node *z = both(pass, PRODUCT, h, parameter_node(pass, layer->parameters[0]));
    if (layer->parameters[1] != NULL) {
        z = both(pass, PLUS, z, parameter_node(pass, layer->parameters[1]));
    }
    return activated(pass, layer->activation, z);
}

static struct node *dropout(struct pass *pass, double rate, struct node *x) {
    enum dtype dtype = pass->tape.dtype;
    if (rate == 0 || pass->predicts) {
        return x;
    }
    struct matrix k = matrix(x->value.rows, x->value.columns);
    uint32_t low = (uint32_t) (pass->step & 0xffffff), high = (uint32_t) (pass->step >> 24);
    for (int e = 0; e < k.rows * k.columns; e++) {
        double u = counter_uniform(dtype, pass->seed, low, high, (uint32_t) pass->drawn, (uint32_t) e);
        double kept = subtract(dtype, 1, rounded(dtype, rate) > u);
        k.elements[e] = divide(dtype, kept, rounded(dtype, 1 - rate));
    }
    pass->drawn++;
    struct node *factors = given(&pass->tape, k, 0);
    factors->owned = 1;
    return both(pass, TIMES, x, factors);
}

/* What a running average becomes after the step: average + (of_batch * factor - average) * momentum. */
static void move_average(enum dtype dtype, struct parameter *average, struct matrix of_batch, double factor, double momentum) {
    average->afterwards = matrix(1, of_batch.columns);
    for (int j = 0; j < of_batch.columns; j++) {
        double a = average->value.elements[j];
        double x = factor == 1 ? of_batch.elements[j] : multiply(dtype, of_batch.elements[j], rounded(dtype, factor));
        double moved = multiply(dtype, subtract(dtype, x, a), rounded(dtype, momentum));
        average->afterwards.elements[j] = add(dtype, a, moved);
    }
}

static struct node *norm(struct pass *pass, const struct layer *layer, struct node *x) {
    int of_batch = layer->kind == BATCH_NORM;
    enum operation sums = of_batch ? COLUMN_SUMS : ROW_SUMS;
    double n = of_batch ? x->value.rows : x->value.columns;
    int is_running = of_batch && pass->predicts;
    struct node *m = is_running ? given(&pass->tape, layer->parameters[2]->value, 0)
                                : with(pass, DIVIDED_BY_NUMBER, with(pass, sums, x, 0), n);
    struct node *d = both(pass, MINUS, x, m);
    struct node *v = is_running ? given(&pass->tape, layer->parameters[3]->value, 0)
                                : with(pass, DIVIDED_BY_NUMBER, with(pass, sums, with(pass, SQUARE, d, 0), 0), n);
    if (of_batch && !pass->predicts) {
        move_average(pass->tape.dtype, layer->parameters[2], m->value, 1, layer->momentum);
        move_average(pass->tape.dtype, layer->parameters[3], v->value, n / (n - 1), layer->momentum);
    }
    struct node *root = with(pass, ROOT, with(pass, PLUS_NUMBER, v, layer->number), 0);
    struct node *scaled = both(pass, TIMES, both(pass, DIVIDED_BY, d, root), parameter_node(pass, layer->parameters[0]));
    return both(pass, PLUS, scaled, parameter_node(pass, layer->parameters[1]));
}

struct node *forward(struct pass *pass, const struct sequence *sequence, struct node *x) {
    for (int i = 0; i < sequence->depth; i++) {
        const struct layer *layer = &sequence->layers[i];
        switch (layer->kind) {
            case DENSE: x = dense(pass, layer, x); break;
            case ACTIVATION: x = activated(pass, layer->activation, x); break;
            case DROPOUT: x = dropout(pass, layer->number, x); break;
            case BATCH_NORM:
            case LAYER_NORM: x = norm(pass, layer, x); break;
            case RESIDUAL: x = both(pass, PLUS, x, forward(pass, &layer->parts[0], x)); break;
            case BRANCHES: {
                struct node **outputs = allocate((size_t) layer->count, sizeof *outputs);
                for (int part = 0; part < layer->count; part++) {
                    outputs[part] = forward(pass, &layer->parts[part], x);
                }
                x = beside(&pass->tape, layer->count, outputs);
                break;
            }
        }
    }
    return x;
}
