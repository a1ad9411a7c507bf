/* docs/training.md, "The digest". Trains the network that a file describes, and
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

static void print_all(const double *values, int count) {
    for (int i = 0; i < count; i++) {
        result(values[i]);
    }
}

static void parameter(const char *name, struct matrix values) {
    printf("%s %d %d\n", name, values.rows, values.columns);
    for (int i = 0; i < values.rows * values.columns; i++) {
        result(values.elements[i]);
    }
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
    struct run run = train(&network);
    print_all(run.losses, run.epochs);
    print_all(run.held_losses, run.held_losses == NULL ? 0 : run.epochs);
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
