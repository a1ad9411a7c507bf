/* docs/training.md, "Batches and epochs" to "The end of a run". */
#include "reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A step, before which there are so many epochs and so many steps of this one; its loss. */
static double step(struct network *network, int epochs, int steps, int in_epoch, const int *order, int samples, const double *followed) {
    long before = (long) epochs * in_epoch + steps;
    double rate = scheduled(network->schedule, network->base_rate, before, in_epoch, followed, epochs);
    network->rate = rounded(network->dtype, rate);
    struct samples batch = chosen(network->samples, order, samples);
    double loss = train_step(network, batch, before);
    forget_samples(batch);
    return loss;
}

/* An epoch after so many others. */
static double epoch(struct network *network, int epochs, const double *followed) {
    if (network->two_point) {
        return two_point_step(network);
    }
    int all = network->samples.inputs.rows, batch = network->batch < all ? network->batch : all;
    int in_epoch = network->drop_last ? all / batch : (all - 1) / batch + 1;
    int *order = allocate((size_t) all, sizeof *order);
    for (int i = 0; i < all; i++) {
        order[i] = i;
    }
    if (network->shuffled) {
        draw_order(network->seed, epochs + 1, order, all);
    }
    double sum = 0, only = 0;
    int trained = 0;
    for (int i = 0; i < in_epoch; i++) {
        int samples = all - trained < batch ? all - trained : batch;
        only = step(network, epochs, i, in_epoch, order + trained, samples, followed);
        sum = sum + (network->report.mean ? only * samples : only);
        trained += samples;
    }
    free(order);
    return in_epoch == 1 ? only : network->report.mean ? sum / trained : sum;
}

/* What the parameters are, or become. */
static void copy_parameters(struct network *network, struct matrix *kept, int back) {
    for (int i = 0; i < network->count; i++) {
        struct matrix value = network->parameters[i]->value;
        size_t bytes = (size_t) value.rows * (size_t) value.columns * sizeof *value.elements;
        if (kept[i].elements == NULL) {
            kept[i] = matrix(value.rows, value.columns);
        }
        memcpy(back ? value.elements : kept[i].elements, back ? kept[i].elements : value.elements, bytes);
    }
}

struct run train(struct network *network) {
    struct run run = {.losses = allocate((size_t) network->epochs, sizeof *run.losses)};
    int is_held = network->held.inputs.rows > 0, best_epoch = 0;
    run.held_losses = is_held ? allocate((size_t) network->epochs, sizeof *run.held_losses) : NULL;
    struct matrix *best_parameters = allocate(MOST_PARAMETERS, sizeof *best_parameters);
    double best = INFINITY;
    int over = 0;
    while (run.epochs < network->epochs && !over) {
        int e = run.epochs++;
        run.losses[e] = epoch(network, e, is_held ? run.held_losses : run.losses);
        over = !isfinite(run.losses[e]);
        if (is_held) {
            double loss = run.held_losses[e] = held_loss(network);
            if (loss < best - network->improvement) {
                best = loss;
                best_epoch = run.epochs;
                copy_parameters(network, best_parameters, 0);
            }
            over = over || (network->patience > 0 && run.epochs - best_epoch >= network->patience);
        }
    }
    if (network->patience > 0 && best_epoch > 0) {
        copy_parameters(network, best_parameters, 1);
    }
    return run;
}
