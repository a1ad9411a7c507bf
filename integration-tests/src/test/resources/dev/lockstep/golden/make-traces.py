"""Writes the loss traces beside it, or compares them: the documents' own programs with a seed, every loss at full precision.

    python3 make-traces.py write FOLDER     every trace, into FOLDER
    python3 make-traces.py compare FOLDER   largest relative difference from each trace that lies in FOLDER

Needs NumPy and PyTorch (the traces were made with NumPy 2.4 and PyTorch 2.13, on the CPU). Each function follows one
document line by line; losses are those of the forward pass, before the update of the same epoch.
"""

import csv
import pathlib
import sys

import numpy as np
import torch

XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR_Y = np.array([[0], [1], [1], [0]])
XOR_W1 = np.array(
    [
        [1.45917368, 0.8124977, -0.21178796, -0.24443374],
        [0.24337333, -1.58436856, -1.58103183, 0.62320021],
    ]
)
XOR_W2 = np.array([[1.03504538], [-0.23389856], [0.23391025], [-0.65441071]])

CURVE_X = [-10.0, -7.78, -5.56, -3.33, -1.11, 1.11, 3.33, 5.56, 7.78, 10.0]
CURVE_Y = [0.9413, 1.1254, 1.2278, 1.1222, 1.1027, 0.4576, -0.1547, 0.4595, 0.9119, 0.9897]


def noisy_sum(seed):
    np.random.seed(seed)
    count, rate = 100, 0.01
    x = np.random.rand(count, 2)
    y = x[:, [0]] + x[:, [1]] + 0.1 * np.random.randn(count, 1)
    w1 = 0.1 * np.random.randn(2, 3)
    b1 = np.zeros((1, 3))
    w2 = 0.1 * np.random.randn(3, 1)
    b2 = np.zeros((1, 1))
    losses = []
    for _ in range(2000):
        z1 = np.dot(x, w1) + b1
        a1 = np.maximum(0, z1)
        predicted = np.dot(a1, w2) + b2
        losses.append(np.mean((predicted - y) ** 2))
        delta2 = predicted - y
        dw2 = np.dot(a1.T, delta2) / count
        db2 = np.sum(delta2, axis=0, keepdims=True) / count
        delta1 = np.dot(delta2, w2.T) * (z1 > 0).astype(float)
        dw1 = np.dot(x.T, delta1) / count
        db1 = np.sum(delta1, axis=0, keepdims=True) / count
        w2 -= rate * dw2
        b2 -= rate * db2
        w1 -= rate * dw1
        b1 -= rate * db1
    return losses


def two_point_corrected():
    """The network of the document with the textbook's gradients: bias per unit, dW1 = dz^T X, everything a mean."""
    x = np.array([[1.0, 2.0], [2.0, 1.0]])
    y = np.array([[3.0], [2.5]])
    w1 = np.array([[0.1, 0.2], [0.3, 0.4]])
    b1 = np.array([[0.1, 0.2]])
    w2 = np.array([[0.5, 0.6]])
    b2 = np.array([[0.3]])
    rate, losses = 0.05, []
    for _ in range(100):
        z = np.dot(x, w1.T) + b1
        h = np.maximum(0, z)
        predicted = np.dot(h, w2.T) + b2
        losses.append(np.mean((predicted - y) ** 2 / 2))
        delta2 = (predicted - y) / len(x)
        delta1 = np.dot(delta2, w2) * (z > 0)
        w1 = w1 - rate * np.dot(delta1.T, x)
        b1 = b1 - rate * np.sum(delta1, axis=0, keepdims=True)
        w2 = w2 - rate * np.dot(delta2.T, h)
        b2 = b2 - rate * np.sum(delta2, axis=0, keepdims=True)
    return losses


def xor(seed=None, logistic=False):
    w1, w2 = XOR_W1.copy(), XOR_W2.copy()
    if seed is not None:
        np.random.seed(seed)
        w1 = np.random.randn(2, 4)
        w2 = np.random.randn(4, 1)
    losses = []
    for _ in range(1000 if logistic else 5000):
        z1 = np.dot(XOR_X, w1)
        a1 = np.tanh(z1)
        z2 = np.dot(a1, w2)
        a2 = 1 / (1 + np.exp(-z2))
        delta2 = a2 - XOR_Y
        if not logistic:
            delta2 = delta2 * (a2 * (1 - a2))
        dw2 = np.dot(a1.T, delta2)
        delta1 = np.dot(delta2, w2.T) * (1 - np.power(a1, 2))
        dw1 = np.dot(XOR_X.T, delta1)
        w1 -= 0.1 * dw1
        w2 -= 0.1 * dw2
        losses.append(np.mean(np.square(a2 - XOR_Y)))
    return losses


def curve(seed, dtype=torch.float32):
    """The parameters are drawn as float32 and then widened, so both dtypes start from the same values."""
    torch.manual_seed(seed)
    drawn = [torch.randn(1).to(dtype).requires_grad_(True) for _ in range(15)]
    w, b, a = drawn[0:5], drawn[5:10], drawn[10:15]
    initial = [p.item() for p in drawn]
    losses = []
    for _ in range(50):
        total = 0
        for x, y in zip(CURVE_X, CURVE_Y):
            h = [torch.sigmoid(w[i] * x + b[i]) for i in range(5)]
            predicted = a[0] * h[0] + a[1] * h[1] + a[2] * h[2] + a[3] * h[3] + a[4] * h[4]
            loss = (predicted - y).pow(2)
            total += loss.item()
            loss.backward()
            with torch.no_grad():
                for p in drawn:
                    p -= 0.01 * p.grad
                    p.grad.zero_()
        losses.append(total / len(CURVE_X))
    names = [f"{kind}{i}" for kind in "wba" for i in range(1, 6)]
    return losses, list(zip(names, initial, [p.item() for p in drawn]))


def random_fit(seed):
    np.random.seed(seed)
    x = np.random.randn(64, 1000)
    y = np.random.randn(64, 10)
    w1 = np.random.randn(1000, 100)
    w2 = np.random.randn(100, 10)
    losses = []
    for _ in range(500):
        h = x.dot(w1)
        h_relu = np.maximum(h, 0)
        predicted = h_relu.dot(w2)
        losses.append(np.square(predicted - y).sum())
        grad_predicted = 2.0 * (predicted - y)
        grad_w2 = h_relu.T.dot(grad_predicted)
        grad_h = grad_predicted.dot(w2.T)
        grad_h[h < 0] = 0
        grad_w1 = x.T.dot(grad_h)
        w1 -= 1e-6 * grad_w1
        w2 -= 1e-6 * grad_w2
    return losses


def rows(losses, header, first):
    return [header, *([first + i, repr(float(loss))] for i, loss in enumerate(losses))]


def traces():
    """File name and rows of every trace."""
    for seed in (0, 1, 42):
        yield f"noisy-sum.numpy-seed{seed}.csv", rows(noisy_sum(seed), ["epoch", "loss"], 1)
    yield "two-point-corrected.csv", rows(two_point_corrected(), ["epoch", "loss"], 1)
    yield "xor.csv", rows(xor(), ["epoch", "loss"], 0)
    yield "xor.numpy-seed3.csv", rows(xor(3), ["epoch", "loss"], 0)
    yield "xor-logistic.csv", rows(xor(logistic=True), ["epoch", "loss"], 0)
    yield "xor-logistic.numpy-seed3.csv", rows(xor(3, logistic=True), ["epoch", "loss"], 0)
    for seed in (0, 1, 2):
        losses, parameters = curve(seed)
        yield f"curve.torch-seed{seed}.csv", rows(losses, ["epoch", "average_loss"], 1)
        yield (
            f"curve.torch-seed{seed}.parameters.csv",
            [["parameter", "initial", "final"], *([n, repr(s), repr(e)] for n, s, e in parameters)],
        )
        losses, _ = curve(seed, torch.float64)
        yield f"curve.torch-seed{seed}.float64.csv", rows(losses, ["epoch", "average_loss"], 1)
    for seed in (0, 1, 7, 42):
        yield f"random-fit.numpy-seed{seed}.csv", rows(random_fit(seed), ["step", "loss"], 0)


def write(folder):
    for name, content in traces():
        with open(folder / name, "w", newline="") as file:
            csv.writer(file).writerows(content)


def compare(folder):
    for name, content in traces():
        if not (folder / name).exists():
            print(f"{name}: not there")
            continue
        with open(folder / name, newline="") as file:
            there = list(csv.reader(file))
        assert [r[0] for r in there] == [str(r[0]) for r in content], name
        ours = np.array([[float(v) for v in r[1:]] for r in content[1:]])
        theirs = np.array([[float(v) for v in r[1:]] for r in there[1:]])
        print(f"{name}: largest relative difference {np.max(np.abs(ours - theirs) / np.abs(theirs)):.2g}")


if __name__ == "__main__":
    {"write": write, "compare": compare}[sys.argv[1]](pathlib.Path(sys.argv[2]))
