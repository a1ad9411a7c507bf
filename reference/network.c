/* docs/training.md, "Tables", from a description that README.md explains. Tables are drawn as they are read: in the order of the page. */
#include "reference.h"

static void draw_scaled(struct reader *reader, struct matrix table, double scale) {
    int size = table.rows * table.columns;
    draw_normals(&reader->stream, table.elements, size);
    enum dtype drawn = reader->stream.generator == TORCH ? FLOAT32 : FLOAT64;
    for (int i = 0; i < size; i++) {
        table.elements[i] = multiply(drawn, rounded(drawn, scale), table.elements[i]);
    }
}

static struct matrix row_sums_of(struct reader *reader, struct matrix inputs) {
    struct matrix sums = matrix(inputs.rows, 1);
    struct matrix noise = matrix(inputs.rows, 1);
    int noisy = choice(reader, "noise", "none", "normal", NULL);
    if (noisy) {
        draw_scaled(reader, noise, real(reader));
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

enum source { NO_TABLE, VALUES, ZEROS, NORMAL, UNIFORM, ROW_SUMS };

/* A table in float64, or in matrix(0, 0) none. */
static struct matrix table(struct reader *reader, struct matrix inputs) {
    enum source source =
        (enum source) choice(reader, "a table", "none", "values", "zeros", "normal", "uniform", "row-sums", NULL);
    if (source == NO_TABLE) {
        return (struct matrix) {0, 0, NULL};
    }
    if (source == ROW_SUMS) {
        return row_sums_of(reader, inputs);
    }
    int rows = count(reader);
    struct matrix result = matrix(rows, count(reader));
    int size = result.rows * result.columns;
    if (source == NORMAL) {
        draw_scaled(reader, result, real(reader));
    } else if (source == UNIFORM) {
        draw_uniforms(&reader->stream, result.elements, size);
    } else if (source == VALUES) {
        for (int i = 0; i < size; i++) {
            result.elements[i] = real(reader);
        }
    }
    return result;
}

static void round_table(struct reader *reader, struct matrix table) {
    for (int i = 0; i < table.rows * table.columns; i++) {
        table.elements[i] = rounded(reader->dtype, table.elements[i]);
    }
}

static struct matrix parameter(struct reader *reader, const char *name) {
    expect(reader, name);
    struct matrix result = table(reader, matrix(1, 1));
    round_table(reader, result);
    return result;
}

static struct layer layer(struct reader *reader) {
    struct layer layer = {.activation = LINEAR};
    layer.activation =
        (enum activation) choice(reader, "an activation", "linear", "relu", "relu-slope-one", "tanh", "sigmoid", NULL);
    layer.weights = parameter(reader, "weights");
    layer.bias = parameter(reader, "bias");
    layer.has_bias = layer.bias.rows > 0;
    return layer;
}

static struct term term(struct reader *reader, const char *name) {
    expect(reader, name);
    struct term term;
    term.mean = choice(reader, "a reduction", "sum", "mean", NULL);
    term.loss =
        (enum loss) choice(reader, "a loss", "squared-error", "half-squared-error", "binary-cross-entropy", NULL);
    return term;
}

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

struct network read_network(FILE *file) {
    struct reader reader = {.file = file};
    int is_two_point = choice(&reader, "a network", "layers", "two-point", NULL);
    expect(&reader, "dtype");
    reader.dtype = (enum dtype) choice(&reader, "a dtype", "float64", "float32", NULL);
    if (is_two_point) {
        return two_point(reader.dtype);
    }
    struct network network = {.dtype = reader.dtype};
    expect(&reader, "random");
    enum generator generator = (enum generator) choice(&reader, "a generator", "none", "numpy", "torch", NULL);
    if (generator != NO_GENERATOR) {
        seed(&reader.stream, generator, (uint32_t) real(&reader));
    }
    expect(&reader, "inputs");
    network.inputs = table(&reader, matrix(1, 1));
    expect(&reader, "targets");
    network.targets = table(&reader, network.inputs);
    round_table(&reader, network.inputs);
    round_table(&reader, network.targets);
    expect(&reader, "depth");
    network.depth = count(&reader);
    network.layers = allocate((size_t) network.depth, sizeof *network.layers);
    for (int i = 0; i < network.depth; i++) {
        network.layers[i] = layer(&reader);
    }
    network.report = term(&reader, "report");
    network.follow = term(&reader, "follow");
    optimizer(&reader, &network);
    penalty_and_clipping(&reader, &network);
    expect(&reader, "schedule");
    network.schedule = schedule(&reader);
    expect(&reader, "epochs");
    network.epochs = count(&reader);
    expect(&reader, "batch");
    network.batch = count(&reader);
    return network;
}
