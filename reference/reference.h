/* A second implementation of Lockstep's training, written from its documentation: docs/numerics.md, docs/elementary-functions.md and
   docs/training.md. Plain C99 on IEEE 754 arithmetic; of the mathematics library it calls fma, fmaf, sqrt and sqrtf alone, which are exact. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum dtype { FLOAT64, FLOAT32 };

/* The elements are numbers of the dtype, row by row; a float32 is held as the double of its value. */
struct matrix {
    int rows, columns;
    double *elements;
};

/* functions.c: the elementary functions, in float64, and correctly rounded in float32. */
enum function { EXP, LOG, LOG1P, SIN, COS, TANH, SIGMOID };

double function64(enum function function, double x);
float function32(enum function function, float x);

/* arithmetic.c: the operations on elements and on matrices. All matrices are allocated once and never freed. */
void *allocate(size_t count, size_t size);
double rounded(enum dtype dtype, double x);
double add(enum dtype dtype, double a, double b);
double subtract(enum dtype dtype, double a, double b);
double multiply(enum dtype dtype, double a, double b);
double divide(enum dtype dtype, double a, double b);
double apply(enum dtype dtype, enum function function, double x);
double relu(double a);

struct matrix matrix(int rows, int columns);
/* out = A B, where A and B are a and b or their transposes. */
void product(enum dtype dtype, struct matrix a, int transpose_a, struct matrix b, int transpose_b, struct matrix out);
void row_sums(enum dtype dtype, struct matrix a, struct matrix out);
void column_sums(enum dtype dtype, struct matrix a, struct matrix out);
double sum(enum dtype dtype, struct matrix a);

/* random.c: the streams of random numbers. */
enum generator { NO_GENERATOR, NUMPY, TORCH };

struct stream {
    enum generator generator;
    uint32_t state[624];
    int next;
    int has_kept;
    double kept;
};

void seed(struct stream *stream, enum generator generator, uint32_t seed);
void draw_uniforms(struct stream *stream, double *numbers, int count);
/* Of TORCH the numbers are float32. */
void draw_normals(struct stream *stream, double *numbers, int count);

/* reader.c: the words of a description; each ends the program where the next word is another than it expects. */
struct reader {
    FILE *file;
    enum dtype dtype;
    struct stream stream;
};

void expect(struct reader *reader, const char *expected);
/* The place of the next word in a list of words that ends with NULL. */
int choice(struct reader *reader, const char *what, ...);
double real(struct reader *reader);
int count(struct reader *reader);

/* network.c: what a network is. */
enum activation { LINEAR, RELU, RELU_SLOPE_ONE, ACTIVATION_TANH, ACTIVATION_SIGMOID };
enum loss { SQUARED_ERROR, HALF_SQUARED_ERROR, BINARY_CROSS_ENTROPY };

struct term {
    int mean;
    enum loss loss;
};

struct layer {
    enum activation activation;
    int has_bias;
    struct matrix weights, bias;
    struct matrix weights_gradient, bias_gradient;
    struct matrix weights_state[3], bias_state[3];
};

enum optimizer { SGD, MOMENTUM, ADAM, ADAMW, RMSPROP, ADAGRAD };
enum clipping { CLIP_NOTHING, CLIP_VALUE, CLIP_NORM };
enum schedule_kind { CONSTANT, STEP, MULTI_STEP, EXPONENTIAL, COSINE, ONE_CYCLE, WARM_UP, PLATEAU };

struct schedule {
    enum schedule_kind kind;
    int in_steps, length, milestones, *milestone;
    double factor, minimum, rising, start_divisor, end_divisor, start_factor, threshold;
    int patience, cooldown;
    struct schedule *then;
};

struct network {
    enum dtype dtype;
    int two_point;
    struct matrix inputs, targets;
    int depth;
    struct layer *layers;
    struct term report, follow;
    enum optimizer optimizer;
    /* The base rate in float64, and the rate of the step in the dtype. */
    double base_rate, rate;
    double momentum, beta1, beta2, alpha, epsilon, weight_decay, rate_decay, initial_accumulator;
    int nesterov, amsgrad, centered;
    /* What an optimiser knows of all parameters. */
    double power1, power2, step_size, correction, kept, steps;
    double l1, l2;
    int penalty_of_all, penalty_reported;
    enum clipping clipping;
    double clip;
    struct schedule *schedule;
    int epochs, batch;
};

/* Reads the description of a network, as README.md has it; ends the program where it is wrong. */
struct network read_network(FILE *file);

/* optimizer.c: the state before the first step, what a step begins with, and the update of one parameter. */
void start_optimizer(struct network *network);
void begin_update(struct network *network);
void update_parameter(const struct network *network, struct matrix parameter, struct matrix gradient, struct matrix state[3]);

/* gradients.c: what becomes of all gradients, and of the loss, before the update. */
double penalize(struct network *network, double loss);
void clip(struct network *network);

/* schedule.c: the rate of the step before which there are k, from the losses of the epochs before that are known. */
double scheduled(const struct schedule *schedule, double rate, long k, int in_epoch, const double *losses, long known);

/* step.c, two_point.c: a step on the samples from first on; its loss is that before the update. */
double train_step(struct network *network, int first, int samples);
struct network two_point(enum dtype dtype);
double two_point_step(struct network *network);

/* sha256.c */
struct sha256 {
    uint32_t state[8];
    unsigned char block[64];
    uint64_t length;
};

void sha256_start(struct sha256 *hash);
void sha256_add(struct sha256 *hash, const unsigned char *bytes, size_t count);
void sha256_finish(struct sha256 *hash, unsigned char digest[32]);

#endif
