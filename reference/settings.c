/* docs/training.md, "Updates" to "Batches and epochs": how a network is trained, from a description that README.md explains. */
#include "reference.h"

static void optimizer(struct reader *reader, struct network *network) {
    expect(reader, "optimizer");
    network->optimizer = (enum optimizer) choice(
        reader, "an optimiser", "sgd", "momentum", "adam", "adamw", "rmsprop", "adagrad", NULL);
    network->base_rate = real(reader);
    network->weight_decay = real(reader);
    switch (network->optimizer) {
        case MOMENTUM:
            network->momentum = real(reader);
            network->nesterov = choice(reader, "nesterov or plain", "plain", "nesterov", NULL);
            break;
        case ADAM:
        case ADAMW:
            network->beta1 = real(reader);
            network->beta2 = real(reader);
            network->epsilon = real(reader);
            network->amsgrad = choice(reader, "amsgrad or plain", "plain", "amsgrad", NULL);
            break;
        case RMSPROP:
            network->alpha = real(reader);
            network->epsilon = real(reader);
            network->momentum = real(reader);
            network->centered = choice(reader, "centered or plain", "plain", "centered", NULL);
            break;
        case ADAGRAD:
            network->rate_decay = real(reader);
            network->initial_accumulator = real(reader);
            network->epsilon = real(reader);
            break;
        default: break;
    }
    start_optimizer(network);
}

static void penalty_and_clipping(struct reader *reader, struct network *network) {
    expect(reader, "penalty");
    network->l1 = real(reader);
    network->l2 = real(reader);
    network->penalty_of_all = choice(reader, "weights or all", "weights", "all", NULL);
    network->penalty_reported = choice(reader, "silent or reported", "silent", "reported", NULL);
    expect(reader, "clip");
    network->clipping = (enum clipping) choice(reader, "a clipping", "none", "value", "norm", NULL);
    network->clip = network->clipping == CLIP_NOTHING ? 0 : real(reader);
}

static void span(struct reader *reader, struct schedule *schedule) {
    schedule->in_steps = choice(reader, "epochs or steps", "epochs", "steps", NULL);
    schedule->length = count(reader);
}

static struct schedule *schedule(struct reader *reader) {
    struct schedule *result = allocate(1, sizeof *result);
    result->kind = (enum schedule_kind) choice(
        reader, "a schedule", "constant", "step", "multi-step", "exponential", "cosine", "one-cycle", "warm-up", "plateau",
        NULL);
    switch (result->kind) {
        case STEP:
            result->length = count(reader);
            result->factor = real(reader);
            break;
        case MULTI_STEP:
            result->factor = real(reader);
            result->milestones = count(reader);
            result->milestone = allocate((size_t) result->milestones, sizeof *result->milestone);
            for (int i = 0; i < result->milestones; i++) {
                result->milestone[i] = count(reader);
            }
            break;
        case EXPONENTIAL: result->factor = real(reader); break;
        case COSINE:
            span(reader, result);
            result->minimum = real(reader);
            break;
        case ONE_CYCLE:
            span(reader, result);
            result->rising = real(reader);
            result->start_divisor = real(reader);
            result->end_divisor = real(reader);
            break;
        case WARM_UP:
            span(reader, result);
            result->start_factor = real(reader);
            result->then = schedule(reader);
            break;
        case PLATEAU:
            result->factor = real(reader);
            result->patience = (int) real(reader);
            result->threshold = real(reader);
            result->cooldown = (int) real(reader);
            result->minimum = real(reader);
            break;
        default: break;
    }
    return result;
}

void read_settings(struct reader *reader, struct network *network) {
    optimizer(reader, network);
    penalty_and_clipping(reader, network);
    expect(reader, "schedule");
    network->schedule = schedule(reader);
    expect(reader, "epochs");
    network->epochs = count(reader);
    expect(reader, "batch");
    network->batch = count(reader);
    network->shuffled = choice(reader, "plain or shuffled", "plain", "shuffled", NULL);
    network->drop_last = choice(reader, "whole or drop-last", "whole", "drop-last", NULL);
    expect(reader, "micro-batch");
    network->micro_batch = count(reader);
    expect(reader, "patience");
    network->patience = (int) real(reader);
    network->improvement = real(reader);
}
