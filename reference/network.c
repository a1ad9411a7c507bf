/* docs/training.md, "Random numbers" to "Losses": a network from a description that README.md explains. */
#include "reference.h"

#include <stdlib.h>
#include <string.h>

/* Where parameters are named and gathered: those of the layer with a number. */
struct place {
    struct network *network;
    char prefix[64];
    int number;
};

static struct parameter *parameter(struct reader *reader, struct place *place, const char *name, struct matrix value) {
    if (value.rows == 0) {
        return NULL;
    }
    struct network *network = place->network;
    if (network->count == MOST_PARAMETERS) {
        fprintf(stderr, "description: more than %d parameters\n", MOST_PARAMETERS);
        exit(2);
    }
    struct parameter *result = allocate(1, sizeof *result);
    snprintf(result->name, sizeof result->name, "%s%s%d", place->prefix, name, place->number);
    result->trained = strcmp(name, "mean") != 0 && strcmp(name, "variance") != 0;
    result->is_weights = strcmp(name, "w") == 0;
    result->value = value;
    round_table(reader->dtype, value);
    network->parameters[network->count++] = result;
    return result;
}

static struct matrix row_of(int columns, double value) {
    struct matrix row = matrix(1, columns);
    for (int j = 0; j < columns; j++) {
        row.elements[j] = value;
    }
    return row;
}

static struct activation activation(struct reader *reader) {
    struct activation result = {LINEAR, 0};
    result.kind = (enum activation_kind) choice(
        reader, "an activation", "linear", "relu", "relu-slope-one", "tanh", "sigmoid", "leaky-relu", "elu", "gelu", "gelu-tanh", "silu",
        "softplus", "softsign", "softmax", NULL);
    result.number = result.kind == LEAKY_RELU || result.kind == ELU ? real(reader) : 0;
    return result;
}

static struct sequence sequence(struct reader *reader, struct network *network, const char *prefix, int *columns);

static void parts_of(struct reader *reader, struct layer *layer, struct place *place, int *columns) {
    int of_branches = layer->kind == BRANCHES, all = 0;
    layer->count = of_branches ? count(reader) : 1;
    layer->parts = allocate((size_t) layer->count, sizeof *layer->parts);
    for (int part = 0; part < layer->count; part++) {
        char prefix[sizeof place->prefix];
        int of_part = *columns, length;
        if (of_branches) {
            length = snprintf(prefix, sizeof prefix, "%sbranches%d.%d.", place->prefix, place->number, part + 1);
        } else {
            length = snprintf(prefix, sizeof prefix, "%sresidual%d.", place->prefix, place->number);
        }
        if (length < 0 || (size_t) length >= sizeof prefix) {
            exit(2);
        }
        layer->parts[part] = sequence(reader, place->network, prefix, &of_part);
        all += of_part;
    }
    *columns = all;
}

/* The tables are drawn in the order in which they stand; the parameters are weights and bias. */
static void dense(struct reader *reader, struct layer *layer, struct place *place, int *columns) {
    layer->activation = activation(reader);
    struct matrix tables[2];
    int first = choice(reader, "weights or bias", "weights", "bias", NULL);
    tables[first] = table(reader, matrix(1, 1));
    expect(reader, first == 0 ? "bias" : "weights");
    tables[1 - first] = table(reader, matrix(1, 1));
    layer->parameters[0] = parameter(reader, place, "w", tables[0]);
    layer->parameters[1] = parameter(reader, place, "b", tables[1]);
    *columns = tables[0].columns;
}

/* A layer of inputs with so many columns, which become those of its outputs. */
static struct layer layer(struct reader *reader, struct place *place, int *columns) {
    struct layer layer = {.kind = DENSE};
    int frozen = choice(reader, "frozen or trained", "trained", "frozen", NULL), before = place->network->count;
    layer.kind = (enum layer_kind) choice(
        reader, "a layer", "dense", "activation", "dropout", "batch-norm", "layer-norm", "residual", "branches", NULL);
    switch (layer.kind) {
        case DENSE: dense(reader, &layer, place, columns); break;
        case ACTIVATION: layer.activation = activation(reader); break;
        case DROPOUT: layer.number = real(reader); break;
        case BATCH_NORM:
        case LAYER_NORM:
            layer.number = real(reader);
            layer.parameters[0] = parameter(reader, place, "scale", row_of(*columns, 1));
            layer.parameters[1] = parameter(reader, place, "shift", row_of(*columns, 0));
            if (layer.kind == BATCH_NORM) {
                layer.momentum = real(reader);
                layer.parameters[2] = parameter(reader, place, "mean", row_of(*columns, 0));
                layer.parameters[3] = parameter(reader, place, "variance", row_of(*columns, 1));
            }
            break;
        default: parts_of(reader, &layer, place, columns);
    }
    for (int i = before; frozen && i < place->network->count; i++) {
        place->network->parameters[i]->trained = 0;
    }
    return layer;
}

static struct sequence sequence(struct reader *reader, struct network *network, const char *prefix, int *columns) {
    expect(reader, "depth");
    struct sequence result = {count(reader), NULL};
    result.layers = allocate((size_t) result.depth, sizeof *result.layers);
    struct place place = {.network = network, .number = 1};
    snprintf(place.prefix, sizeof place.prefix, "%s", prefix);
    for (int i = 0; i < result.depth; i++) {
        int before = network->count;
        result.layers[i] = layer(reader, &place, columns);
        place.number += network->count > before;
    }
    return result;
}

static struct term term(struct reader *reader, const char *name) {
    expect(reader, name);
    struct term term = {.weights = NULL};
    term.mean = choice(reader, "a reduction", "sum", "mean", NULL);
    term.loss = (enum loss) choice(
        reader, "a loss", "squared-error", "half-squared-error", "binary-cross-entropy", "absolute-error", "huber", "poisson", "hinge",
        "softmax-cross-entropy", NULL);
    term.delta = term.loss == HUBER ? real(reader) : 0;
    term.smoothing = term.loss == BINARY_CROSS_ENTROPY || term.loss == SOFTMAX_CROSS_ENTROPY ? real(reader) : 0;
    if (term.loss == SOFTMAX_CROSS_ENTROPY && choice(reader, "alike or weights", "alike", "weights", NULL)) {
        int classes = count(reader);
        term.weights = allocate((size_t) classes, sizeof *term.weights);
        for (int i = 0; i < classes; i++) {
            term.weights[i] = real(reader);
        }
    }
    return term;
}

static void random_numbers(struct reader *reader, struct network *network) {
    expect(reader, "random");
    enum generator generator = (enum generator) choice(
        reader, "a generator", "none", "numpy", "torch", "counter", "python", "numpy-default-rng", NULL);
    if (generator == NO_GENERATOR) {
        return;
    }
    network->seed = (uint32_t) real(reader);
    if (generator == DEFAULT_RNG) {
        reader->stream.ziggurat = read_ziggurat(word(reader));
    }
    seed(&reader->stream, generator, network->seed);
}

static struct samples samples(struct reader *reader) {
    struct samples samples;
    expect(reader, "inputs");
    samples.inputs = table(reader, matrix(1, 1));
    expect(reader, "targets");
    samples.targets = table(reader, samples.inputs);
    expect(reader, "weights");
    samples.weights = table(reader, samples.inputs);
    return samples;
}

static void validation(struct reader *reader, struct network *network) {
    int held = choice(reader, "validation data", "none", "of-samples", "of-classes", "of-groups", "tables", NULL);
    if (held == 4) {
        network->held = samples(reader);
        return;
    }
    network->division.kind = (enum division_kind) held;
    if (network->division.kind == OF_GROUPS) {
        int all = network->samples.inputs.rows;
        network->division.groups = allocate((size_t) all, sizeof *network->division.groups);
        for (int i = 0; i < all; i++) {
            network->division.groups[i] = (int) real(reader);
        }
    }
    if (network->division.kind == NONE_HELD) {
        return;
    }
    if (choice(reader, "share or fold", "share", "fold", NULL) == 0) {
        network->division.share = real(reader);
    } else {
        network->division.fold = count(reader);
        network->division.folds = count(reader);
    }
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
    random_numbers(&reader, &network);
    network.samples = samples(&reader);
    expect(&reader, "validation");
    validation(&reader, &network);
    expect(&reader, "scale-targets");
    network.logarithm = (enum logarithm) choice(&reader, "a logarithm", "plain", "log", "log1p", NULL);
    network.scale = (enum scale) choice(&reader, "a scale", "none", "standardize", "min-max", NULL);
    int columns = network.samples.inputs.columns;
    network.layers = sequence(&reader, &network, "", &columns);
    network.report = term(&reader, "report");
    network.follow = term(&reader, "follow");
    read_settings(&reader, &network);
    prepare_samples(&network);
    return network;
}
