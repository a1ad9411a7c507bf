/* docs/training.md, "Batches and epochs" to "The digest". Trains the network that a file describes, and
   prints its bits. */
#include "reference.h"

#include <inttypes.h>
#include <math.h>
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

static double epoch(struct network *network) {
    if (network->two_point) {
        return two_point_step(network);
    }
    int all = network->inputs.rows;
    if (network->batch >= all) {
        return train_step(network, 0, all);
    }
    double sum = 0;
    for (int first = 0; first < all; first += network->batch) {
        int samples = all - first < network->batch ? all - first : network->batch;
        double loss = train_step(network, first, samples);
        sum = sum + (network->report.mean ? loss * samples : loss);
    }
    return network->report.mean ? sum / all : sum;
}

int main(int count, char **arguments) {
    FILE *file = count == 2 ? fopen(arguments[1], "r") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: reference DESCRIPTION\n");
        return 2;
    }
    struct network network = read_network(file);
    fclose(file);
    sha256_start(&hash);
    printf("losses\n");
    double loss = 0;
    for (int i = 0; i < network.epochs && isfinite(loss); i++) {
        loss = epoch(&network);
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
