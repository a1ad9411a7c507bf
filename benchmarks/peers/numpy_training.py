"""The networks' training in NumPy.

The documented networks are the documents' own loops, without their prints, and without computing anything twice. The others are written
as people who know NumPy write them: sums and ReLU in place, masks by multiplication (assigning through a mask is several times slower).
Every function trains for some epochs from the values given, changes the parameters in place, and returns the reported loss of each step.
"""

import numpy as np

import starts


def noisy_sum(x, y, w1, b1, w2, b2, epochs):
    n = len(x)
    losses = []
    for _ in range(epochs):
        z1 = np.dot(x, w1) + b1
        a1 = np.maximum(0, z1)
        prediction = np.dot(a1, w2) + b2
        difference = prediction - y
        losses.append(np.mean(difference**2))

        dw2 = np.dot(a1.T, difference) / n
        db2 = np.sum(difference, axis=0) / n
        dz1 = np.dot(difference, w2.T) * (z1 > 0)
        dw1 = np.dot(x.T, dz1) / n
        db1 = np.sum(dz1, axis=0) / n

        w2 -= 0.01 * dw2
        b2 -= 0.01 * db2
        w1 -= 0.01 * dw1
        b1 -= 0.01 * db1
    return losses


def xor(x, y, w1, w2, epochs):
    losses = []
    for _ in range(epochs):
        a1 = np.tanh(np.dot(x, w1))
        a2 = 1 / (1 + np.exp(-np.dot(a1, w2)))
        difference = a2 - y
        losses.append(np.mean(np.square(difference)))

        delta2 = difference * (a2 * (1 - a2))
        dw2 = np.dot(a1.T, delta2)
        delta1 = np.dot(delta2, w2.T) * (1 - np.square(a1))
        dw1 = np.dot(x.T, delta1)

        w1 -= 0.1 * dw1
        w2 -= 0.1 * dw2
    return losses


def curve(x, y, w1, b1, w2, epochs):
    losses = []
    for _ in range(epochs):
        for sample in range(len(x)):
            xs = x[sample : sample + 1]
            h = 1 / (1 + np.exp(-(np.dot(xs, w1) + b1)))
            difference = np.dot(h, w2) - y[sample : sample + 1]
            losses.append(np.mean(np.square(difference)))

            d = 2 * difference
            dw2 = np.dot(h.T, d)
            dz = np.dot(d, w2.T) * (h * (1 - h))
            dw1 = np.dot(xs.T, dz)

            w2 -= 0.01 * dw2
            w1 -= 0.01 * dw1
            b1 -= 0.01 * dz[0]
    return losses


def random_fit(x, y, w1, w2, epochs):
    losses = []
    for _ in range(epochs):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        difference = h_relu.dot(w2) - y
        losses.append(np.square(difference).sum())

        grad_prediction = 2.0 * difference
        grad_w2 = h_relu.T.dot(grad_prediction)
        grad_h = grad_prediction.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)

        w1 -= 1e-6 * grad_w1
        w2 -= 1e-6 * grad_w2
    return losses


def descend(parameters):
    """An update of gradient descent."""

    def update(gradients):
        for parameter, gradient in zip(parameters, gradients):
            gradient *= starts.RATE
            parameter -= gradient

    return update


def adam(parameters):
    """An update of Adam, in place."""
    moments = [(np.zeros_like(parameter), np.zeros_like(parameter)) for parameter in parameters]
    step = 0

    def update(gradients):
        nonlocal step
        step += 1
        rate = starts.ADAM_RATE / (1 - 0.9**step)
        scale = (1 - 0.999**step) ** -0.5
        for parameter, gradient, (m, v) in zip(parameters, gradients, moments):
            m *= 0.9
            m += 0.1 * gradient
            v *= 0.999
            gradient *= gradient
            gradient *= 0.001
            v += gradient
            divisor = np.sqrt(v)
            divisor *= scale
            divisor += starts.ADAM_EPSILON
            np.divide(m, divisor, out=divisor)
            divisor *= rate
            parameter -= divisor

    return update


def relu(batch, optimizer):
    def train(x, y, *parameters, epochs):
        weights, biases = parameters[::2], parameters[1::2]
        update = optimizer(parameters)
        losses = []
        for _ in range(epochs):
            for first in range(0, len(x), batch):
                outputs = [x[first : first + batch]]
                for weight, bias in zip(weights, biases):
                    z = outputs[-1] @ weight
                    z += bias
                    if weight is not weights[-1]:
                        np.maximum(z, 0, out=z)
                    outputs.append(z)
                difference = outputs[-1] - y[first : first + batch]
                losses.append(np.mean(np.square(difference)))

                d = difference * (2 / difference.size)
                gradients = []
                for layer in reversed(range(len(weights))):
                    gradients += [d.sum(axis=0), outputs[layer].T @ d]
                    if layer > 0:
                        d = d @ weights[layer].T
                        d *= outputs[layer] > 0
                update(gradients[::-1])
        return losses

    return train


NETWORKS = {"noisy-sum": noisy_sum, "xor": xor, "curve": curve, "random-fit": random_fit}
for name, batch in starts.BATCHES.items():
    NETWORKS[name] = relu(batch, descend)
    NETWORKS[name + starts.ADAM] = relu(batch, adam)


def training(network, dtype, epochs):
    """A function that trains the network from its start values, and the reported losses of its steps."""
    values = starts.of(network, dtype)
    return lambda: NETWORKS[network](*values, epochs=epochs)


def product(m, k, n, dtype):
    """A function that multiplies, into the same memory each time, and returns the product."""
    a, b = (operand.astype(dtype) for operand in starts.product_operands(m, k, n))
    out = np.empty((m, n), dtype)
    return lambda: np.dot(a, b, out=out)


def versions():
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"NumPy {np.__version__} with {blas['name']} {blas['version']}"
