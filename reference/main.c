/* docs/training.md, "Batches and epochs" to "The digest". Trains the network that a file describes, and
   prints its bits; or the bits of the functions. */
#include "reference.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct sha256 hash;

/* Prints the bits of a number as float64, and adds them to the digest. */
static void result(double x) {
    uint64_t bits = UINT64_C(0x7ff8000000000000);
    if (!isnan(x)) {
        memcpy(&bits, &x, sizeof bits);
    }
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (unsigned char) (bits >> (56 - 8 * i));
    }
    sha256_add(&hash, bytes, sizeof bytes);
    printf("%016" PRIx64 "\n", bits);
}

static void parameter(const char *name, struct matrix values) {
    printf("%s %d %d\n", name, values.rows, values.columns);
    for (int i = 0; i < values.rows * values.columns; i++) {
        result(values.elements[i]);
    }
}

/* The losses of all epochs so far. */
static double *losses;

/* The samples of a batch, in the order of the epoch. */
static struct matrix rows(struct matrix a, const int *order, int count) {
    struct matrix part = matrix(count, a.columns);
    for (int i = 0; i < count; i++) {
        memcpy(
            part.elements + (size_t) i * (size_t) a.columns,
            a.elements + (size_t) order[i] * (size_t) a.columns,
            (size_t) a.columns * sizeof *a.elements);
    }
    return part;
}

/* A step, before which there are so many epochs and so many steps of this one; its loss. */
static double step(struct network *network, int epochs, int steps, int in_epoch, const int *order, int samples) {
    long before = (long) epochs * in_epoch + steps;
    double rate = scheduled(network->schedule, network->base_rate, before, in_epoch, losses, epochs);
    network->rate = rounded(network->dtype, rate);
    struct matrix inputs = rows(network->inputs, order, samples), targets = rows(network->targets, order, samples);
    double loss = train_step(network, inputs, targets, before);
    free(inputs.elements);
    free(targets.elements);
    return loss;
}

/* An epoch after so many others. */
static double epoch(struct network *network, int epochs) {
    if (network->two_point) {
        return two_point_step(network);
    }
    int all = network->inputs.rows, batch = network->batch < all ? network->batch : all;
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
        only = step(network, epochs, i, in_epoch, order + trained, samples);
        sum = sum + (network->report.mean ? only * samples : only);
        trained += samples;
    }
    free(order);
    return in_epoch == 1 ? only : network->report.mean ? sum / trained : sum;
}

/* Prints the result of a function for each line with its name, a dtype and an argument. */
static int print_functions(FILE *file) {
    static const char *const names[] = {"exp", "log", "log1p", "sin", "cos", "tanh", "sigmoid", "expm1", "erf"};
    char name[16], dtype[16], argument[64];
    while (fscanf(file, "%15s %15s %63s", name, dtype, argument) == 3) {
        enum function function = EXP;
        while (function < ERF && strcmp(name, names[function]) != 0) {
            function++;
        }
        double x = strtod(argument, NULL);
        result(apply(strcmp(dtype, "float32") == 0 ? FLOAT32 : FLOAT64, function, x));
    }
    return 0;
}

int main(int count, char **arguments) {
    int of_functions = count == 3 && strcmp(arguments[1], "functions") == 0;
    FILE *file = count == 2 || of_functions ? fopen(arguments[count - 1], "r") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: reference DESCRIPTION, or reference functions ARGUMENTS\n");
        return 2;
    }
    if (of_functions) {
        return print_functions(file);
    }
    struct network network = read_network(file);
    fclose(file);
    sha256_start(&hash);
    printf("losses\n");
    double loss = 0;
    losses = allocate((size_t) network.epochs, sizeof *losses);
    for (int i = 0; i < network.epochs && isfinite(loss); i++) {
        loss = epoch(&network, i);
        losses[i] = loss;
        result(loss);
    }
    for (int i = 0; i < network.count; i++) {
        parameter(network.parameters[i]->name, network.parameters[i]->value);
    }
    unsigned char digest[32];
    sha256_finish(&hash, digest);
    printf("digest ");
    for (int i = 0; i < 32; i++) {
        printf("%02x", digest[i]);
    }
    printf("\n");
    return 0;
}
