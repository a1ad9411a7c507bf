/* docs/training.md, "two-point": the network that keeps its document's mistakes. */
#include "reference.h"

static struct matrix filled(enum dtype dtype, int rows, int columns, const double *values) {
    struct matrix result = matrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
        result.elements[i] = rounded(dtype, values[i]);
    }
    return result;
}

static struct parameter *parameter(const char *name, struct matrix value) {
    struct parameter *result = allocate(1, sizeof *result);
    snprintf(result->name, sizeof result->name, "%s", name);
    result->value = value;
    return result;
}

struct network two_point(enum dtype dtype) {
    static const double x[] = {1, 2, 2, 1}, y[] = {3, 2.5};
    static const double w1[] = {0.1, 0.2, 0.3, 0.4}, b1[] = {0.1, 0.2}, w2[] = {0.5, 0.6}, b2[] = {0.3};
    struct network network = {.dtype = dtype, .two_point = 1, .epochs = 100, .batch = 2};
    network.report.mean = 1;
    network.rate = rounded(dtype, 0.05);
    network.samples.inputs = filled(dtype, 2, 2, x);
    network.samples.targets = filled(dtype, 2, 1, y);
    network.parameters[0] = parameter("w1", filled(dtype, 2, 2, w1));
    network.parameters[1] = parameter("b1", filled(dtype, 2, 1, b1));
    network.parameters[2] = parameter("w2", filled(dtype, 1, 2, w2));
    network.parameters[3] = parameter("b2", filled(dtype, 1, 1, b2));
    network.count = 4;
    return network;
}

static void update(struct network *network, struct matrix parameter, const double *gradient) {
    enum dtype dtype = network->dtype;
    for (int i = 0; i < parameter.rows * parameter.columns; i++) {
        parameter.elements[i] =
            subtract(dtype, parameter.elements[i], multiply(dtype, network->rate, gradient[i]));
    }
}

double two_point_step(struct network *network) {
    enum dtype dtype = network->dtype;
    struct matrix x = network->samples.inputs, y = network->samples.targets;
    struct matrix w1 = network->parameters[0]->value, b1 = network->parameters[1]->value;
    struct matrix w2 = network->parameters[2]->value, b2 = network->parameters[3]->value;
    double z[4], h[4], p[2], d[2], dz[4], squares[2], db2[1], dw2[2], db1[2], dw1[4];
    struct matrix zs = {2, 2, z}, hs = {2, 2, h}, ps = {2, 1, p}, ds = {2, 1, d}, dzs = {2, 2, dz};
    struct matrix losses = {2, 1, squares};

    product(dtype, x, 0, w1, 1, zs);
    for (int i = 0; i < 4; i++) {
        z[i] = add(dtype, z[i], b1.elements[i / 2]);
        h[i] = relu(z[i]);
    }
    product(dtype, hs, 0, w2, 1, ps);
    for (int i = 0; i < 2; i++) {
        p[i] = add(dtype, p[i], b2.elements[0]);
        d[i] = subtract(dtype, p[i], y.elements[i]);
        squares[i] = divide(dtype, multiply(dtype, d[i], d[i]), 2);
    }
    double loss = divide(dtype, sum(dtype, losses), 2);

    column_sums(dtype, ds, (struct matrix) {1, 1, db2});
    db2[0] = divide(dtype, db2[0], 2);
    product(dtype, ds, 1, hs, 0, (struct matrix) {1, 2, dw2});
    product(dtype, ds, 0, w2, 0, dzs);
    for (int i = 0; i < 4; i++) {
        dz[i] = z[i] > 0 ? dz[i] : 0.0;
    }
    column_sums(dtype, dzs, (struct matrix) {1, 2, db1});
    for (int i = 0; i < 2; i++) {
        db1[i] = divide(dtype, db1[i], 2);
    }
    product(dtype, dzs, 0, x, 1, (struct matrix) {2, 2, dw1});

    update(network, w1, dw1);
    update(network, w2, dw2);
    update(network, b1, db1);
    update(network, b2, db2);
    return loss;
}
