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

static void parameter(const char *name, int number, struct matrix values) {
    printf("%s%d %d %d\n", name, number, values.rows, values.columns);
    for (int i = 0; i < values.rows * values.columns; i++) {
        result(values.elements[i]);
    }
}

/* The losses of all epochs so far. */
static double *losses;

static void set_rate(struct network *network, int epochs, int step, int in_epoch) {
    long steps = (long) epochs * in_epoch + step;
    double rate = scheduled(network->schedule, network->base_rate, steps, in_epoch, losses, epochs);
    network->rate = rounded(network->dtype, rate);
}

/* An epoch after so many others. */
static double epoch(struct network *network, int epochs) {
    if (network->two_point) {
        return two_point_step(network);
    }
    int all = network->inputs.rows;
    if (network->batch >= all) {
        set_rate(network, epochs, 0, 1);
        return train_step(network, 0, all);
    }
    int in_epoch = (all + network->batch - 1) / network->batch;
    double sum = 0;
    for (int first = 0; first < all; first += network->batch) {
        int samples = all - first < network->batch ? all - first : network->batch;
        set_rate(network, epochs, first / network->batch, in_epoch);
        double loss = train_step(network, first, samples);
        sum = sum + (network->report.mean ? loss * samples : loss);
    }
    return network->report.mean ? sum / all : sum;
}

/* Prints the result of a function for each line with its name, a dtype and an argument. */
static int print_functions(FILE *file) {
    static const char *const names[] = {"exp", "log", "log1p", "sin", "cos", "tanh", "sigmoid"};
    char name[16], dtype[16], argument[64];
    while (fscanf(file, "%15s %15s %63s", name, dtype, argument) == 3) {
        enum function function = EXP;
        while (function < SIGMOID && strcmp(name, names[function]) != 0) {
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
    for (int i = 0; i < network.depth; i++) {
        parameter("w", i + 1, network.layers[i].weights);
        if (network.layers[i].has_bias) {
            parameter("b", i + 1, network.layers[i].bias);
        }
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
