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
enum function { EXP, LOG, LOG1P, SIN, COS, TANH, SIGMOID, EXPM1, ERF };

double function64(enum function function, double x);
float function32(enum function function, float x);

/* arithmetic.c: the operations on elements and on matrices. */
void *allocate(size_t count, size_t size);
double rounded(enum dtype dtype, double x);
double add(enum dtype dtype, double a, double b);
double subtract(enum dtype dtype, double a, double b);
double multiply(enum dtype dtype, double a, double b);
double divide(enum dtype dtype, double a, double b);
double apply(enum dtype dtype, enum function function, double x);
double relu(double a);

struct matrix matrix(int rows, int columns);
/* Some of its rows, where they are. */
struct matrix part_of(struct matrix a, int from, int rows);
/* out = A B, where A and B are a and b or their transposes. */
void product(enum dtype dtype, struct matrix a, int transpose_a, struct matrix b, int transpose_b, struct matrix out);
void row_sums(enum dtype dtype, struct matrix a, struct matrix out);
void column_sums(enum dtype dtype, struct matrix a, struct matrix out);
double sum(enum dtype dtype, struct matrix a);
double row_maximum(struct matrix a, int row);

/* random.c: the streams of random numbers. */
enum generator { NO_GENERATOR, NUMPY, TORCH, COUNTER, PYTHON, DEFAULT_RNG };

/* A number of 128 bits. */
struct wide {
    uint64_t high, low;
};

/* The layers from which DEFAULT_RNG draws normal numbers. */
struct ziggurat {
    uint64_t limit[256];
    double width[256], height[256];
};

struct stream {
    enum generator generator;
    uint32_t state[624];
    int next;
    int has_kept;
    double kept;
    /* Of COUNTER: the seed, and how many tables were drawn. */
    uint32_t key, table;
    /* Of DEFAULT_RNG. */
    struct wide pcg, increment;
    struct ziggurat *ziggurat;
};

/* The random number at a place of a stream, as layers and COUNTER draw it. */
double counter_uniform(enum dtype dtype, uint32_t seed, uint32_t p0, uint32_t p1, uint32_t stream, uint32_t e);
/* The samples in the order of an epoch, counted from 1. */
void draw_order(uint32_t seed, int epoch, int *order, int count);
void seed(struct stream *stream, enum generator generator, uint32_t seed);
void draw_uniforms(struct stream *stream, double *numbers, int count);
/* Of TORCH the numbers are float32. */
void draw_normals(struct stream *stream, double *numbers, int count);

/* default_rng.c: the generator DEFAULT_RNG. */
struct ziggurat *read_ziggurat(const char *path);
void seed_default_rng(struct stream *stream, uint32_t seed);
double default_rng_uniform(struct stream *stream);
double default_rng_normal(struct stream *stream);

/* reader.c: the words of a description; each ends the program where the next word is another than it expects. */
struct reader {
    FILE *file;
    enum dtype dtype;
    struct stream stream;
    /* Whether tables are drawn column by column. */
    int by_columns;
};

const char *word(struct reader *reader);
void expect(struct reader *reader, const char *expected);
/* The place of the next word in a list of words that ends with NULL. */
int choice(struct reader *reader, const char *what, ...);
double real(struct reader *reader);
int count(struct reader *reader);

/* tables.c: a table in float64, row sums being those of the inputs; or none, which has no rows. */
struct matrix table(struct reader *reader, struct matrix inputs);
void round_table(enum dtype dtype, struct matrix table);

/* sums.c: sums over the samples, of so many at a time; 0 is all. */
void sums_of_samples(enum dtype dtype, int part, struct matrix a, struct matrix out);
double sum_of_samples(enum dtype dtype, int part, struct matrix a);
/* out = A^T B */
void product_of_samples(enum dtype dtype, int part, struct matrix a, struct matrix b, struct matrix out);

/* tape.c: operations on matrices that are noted, so that gradients can be found. */
enum operation {
    GIVEN, PRODUCT, PLUS, MINUS, TIMES, DIVIDED_BY, PLUS_NUMBER, TIMES_NUMBER, DIVIDED_BY_NUMBER, ROW_SUMS, COLUMN_SUMS, BESIDE,
    SQUARE, ROOT, OF_RELU, OF_RELU_SLOPE_ONE, OF_TANH, OF_SIGMOID, OF_ERF, OF_LEAKY_RELU, OF_ELU, OF_SOFTPLUS, OF_SOFTSIGN, OF_SOFTMAX
};

/* A matrix: given, or the result of an operation. One that is not noted has no gradient. */
struct node {
    enum operation operation;
    struct node *operands[2], **parts;
    int count;
    double number;
    int noted, owned;
    struct matrix value, gradient;
};

struct tape {
    enum dtype dtype;
    /* How many samples there are in a micro-batch; 0 for all. */
    int part;
    struct node **nodes;
    int count, capacity;
};

struct node *given(struct tape *tape, struct matrix value, int noted);
struct node *compute(struct tape *tape, enum operation operation, struct node *a, struct node *b, double number);
struct node *beside(struct tape *tape, int count, struct node **parts);
/* Finds the gradients of all nodes that are noted from that of one; it is given away. */
void walk_back(struct tape *tape, struct node *result, struct matrix gradient);
void forget(struct tape *tape);

/* network.c: what a network is. */
enum { MOST_PARAMETERS = 100 };
enum activation_kind {
    LINEAR, RELU, RELU_SLOPE_ONE, ACTIVATION_TANH, ACTIVATION_SIGMOID, LEAKY_RELU, ELU, GELU, GELU_TANH, SILU, SOFTPLUS, SOFTSIGN, SOFTMAX
};
enum layer_kind { DENSE, ACTIVATION, DROPOUT, BATCH_NORM, LAYER_NORM, RESIDUAL, BRANCHES };
enum loss { SQUARED_ERROR, HALF_SQUARED_ERROR, BINARY_CROSS_ENTROPY, ABSOLUTE_ERROR, HUBER, POISSON, HINGE, SOFTMAX_CROSS_ENTROPY };

struct activation {
    enum activation_kind kind;
    double number;
};

struct term {
    int mean;
    enum loss loss;
    double delta, smoothing;
    /* Of the classes; NULL where there are none. */
    double *weights;
};

struct parameter {
    char name[80];
    int trained, is_weights;
    /* What it becomes after the step, where it is not trained. */
    struct matrix value, gradient, afterwards, state[3];
    struct node *node;
};

struct sequence {
    int depth;
    struct layer *layers;
};

struct layer {
    enum layer_kind kind;
    struct activation activation;
    /* A rate or an epsilon. */
    double number, momentum;
    /* Weights and bias, or scale, shift, mean and variance; NULL where there is none. */
    struct parameter *parameters[4];
    int count;
    struct sequence *parts;
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

/* A row of each for every sample; without weights these have no rows. */
struct samples {
    struct matrix inputs, targets, weights;
};

/* Which samples are not trained on: of samples, classes or groups a share, or a part of so many. */
enum division_kind { NONE_HELD, OF_SAMPLES, OF_CLASSES, OF_GROUPS };

struct division {
    enum division_kind kind;
    double share;
    int fold, folds, *groups;
};

enum logarithm { NO_LOGARITHM, LOGARITHM, LOGARITHM1P };
enum scale { NO_SCALE, STANDARDIZE, MIN_MAX };

struct network {
    enum dtype dtype;
    int two_point;
    /* What is trained on, and what is held against it. */
    struct samples samples, held;
    struct division division;
    enum logarithm logarithm;
    enum scale scale;
    struct sequence layers;
    /* All of them, in the order of the digest. */
    struct parameter *parameters[MOST_PARAMETERS];
    int count;
    uint32_t seed;
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
    int epochs, batch, shuffled, drop_last, micro_batch;
    /* With a patience above 0 training stops early. */
    double improvement;
    int patience;
};

/* Reads the description of a network, as README.md has it; ends the program where it is wrong. */
struct network read_network(FILE *file);

/* settings.c: reads what comes behind the losses. */
void read_settings(struct reader *reader, struct network *network);

/* samples.c: divides the samples, scales targets and rounds all to the dtype. */
struct samples chosen(struct samples all, const int *numbers, int count);
void forget_samples(struct samples samples);
void prepare_samples(struct network *network);

/* optimizer.c: the state before the first step, what a step begins with, and the update of one parameter. */
void start_optimizer(struct network *network);
void begin_update(struct network *network);
void update_parameter(const struct network *network, struct parameter *parameter);

/* gradients.c: what becomes of all gradients, and of the loss, before the update. */
double penalize(struct network *network, double loss);
void clip(struct network *network);

/* schedule.c: the rate of the step before which there are k, from the losses of the epochs before that are known. */
double scheduled(const struct schedule *schedule, double rate, long k, int in_epoch, const double *losses, long known);

/* layers.c: what layers make of a batch. */
struct pass {
    struct tape tape;
    /* The number of the step, and how many layers have drawn in it. */
    long step;
    int drawn;
    uint32_t seed;
    int predicts;
    /* What the last activation was applied to. */
    struct node *sums;
};

struct node *forward(struct pass *pass, const struct sequence *sequence, struct node *x);

/* step.c, two_point.c: a step on a batch, before which there are so many; its loss is that before the update. */
double train_step(struct network *network, struct samples batch, long step);
struct network two_point(enum dtype dtype);
double two_point_step(struct network *network);

/* The loss of the validation data, predicted. */
double held_loss(struct network *network);

/* run.c: all epochs, with the losses of the validation data where there are some, else NULL. */
struct run {
    double *losses, *held_losses;
    int epochs;
};

struct run train(struct network *network);

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
