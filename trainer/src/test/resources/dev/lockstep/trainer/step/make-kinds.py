"""Prints kinds.txt: 200 steps of SGD in float64 by PyTorch 2, for each activation and each loss, losses before the step's update.

    python3 make-kinds.py > kinds.txt

Made with PyTorch 2.13 on the CPU. A line is a name and numbers; matrices are written row by row.
"""

import torch
from torch.nn import functional as f

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)
X = torch.randn(5, 3)
Y = torch.randn(5, 2)
COUNTS = torch.tensor([[0.0, 1], [2, 0], [1, 1], [3, 2], [0, 0]])
SIGNS = torch.tensor([[1.0, -1], [-1, 1], [1, 1], [-1, -1], [1, -1]])
CLASSES = torch.tensor([0, 1, 1, 0, 1])
ONE_HOT = f.one_hot(CLASSES, 2).double()
W1, B1, W2, B2 = torch.randn(3, 4), torch.randn(1, 4), torch.randn(4, 2), torch.randn(1, 2)
WEIGHTS = torch.tensor([0.5, 3.0])


def show(name, values):
    print(name, " ".join(float(v).hex() for v in torch.as_tensor(values).flatten()))


def run(name, activation, loss, rate):
    parameters = [p.clone().requires_grad_() for p in (W1, B1, W2, B2)]
    optimizer = torch.optim.SGD(parameters, lr=rate)
    losses = []
    for _ in range(200):
        optimizer.zero_grad()
        w1, b1, w2, b2 = parameters
        value = loss(activation(X @ w1 + b1) @ w2 + b2)
        losses.append(value.item())
        value.backward()
        optimizer.step()
    show(name + ".losses", losses)
    show(name + ".parameters", torch.cat([p.detach().flatten() for p in parameters]))


print("# 200 steps of SGD by PyTorch, made by make-kinds.py; numbers are hexadecimal float64.")
for name, value in (("inputs", X), ("values", Y), ("counts", COUNTS), ("signs", SIGNS), ("one-hot", ONE_HOT)):
    show(name, value)
for name, value in (("w1", W1), ("b1", B1), ("w2", W2), ("b2", B2)):
    show(name, value)

mean_squares = lambda p: f.mse_loss(p, Y)
for name, activation in (
    ("linear", lambda z: z),
    ("relu", torch.relu),
    ("tanh", torch.tanh),
    ("sigmoid", torch.sigmoid),
    ("leaky-relu", f.leaky_relu),
    ("leaky-relu-0.25", lambda z: f.leaky_relu(z, 0.25)),
    ("elu", f.elu),
    ("elu-0.5", lambda z: f.elu(z, 0.5)),
    ("gelu", f.gelu),
    ("gelu-tanh", lambda z: f.gelu(z, approximate="tanh")),
    ("silu", f.silu),
    ("softplus", lambda z: f.softplus(z, threshold=1000)),
    ("softsign", f.softsign),
    ("softmax", lambda z: torch.softmax(z, 1)),
):
    run(name, activation, mean_squares, 0.1)

SMOOTH = ONE_HOT * 0.8 + 0.1
for reduction, rate in (("mean", 0.1), ("sum", 0.01)):
    for name, loss in (
        ("squared-error", lambda p: f.mse_loss(p, Y, reduction=reduction)),
        ("half-squared-error", lambda p: f.mse_loss(p, Y, reduction=reduction) / 2),
        ("absolute-error", lambda p: f.l1_loss(p, Y, reduction=reduction)),
        ("huber", lambda p: f.huber_loss(p, Y, reduction=reduction)),
        ("huber-0.25", lambda p: f.huber_loss(p, Y, reduction=reduction, delta=0.25)),
        ("poisson", lambda p: f.poisson_nll_loss(p, COUNTS, reduction=reduction)),
        ("hinge", lambda p: getattr(torch.relu(1 - SIGNS * p), reduction)()),
        ("binary", lambda p: f.binary_cross_entropy_with_logits(p, ONE_HOT, reduction=reduction)),
        ("binary-smooth", lambda p: f.binary_cross_entropy_with_logits(p, SMOOTH, reduction=reduction)),
        ("cross", lambda p: f.cross_entropy(p, CLASSES, reduction=reduction)),
        ("cross-smooth", lambda p: f.cross_entropy(p, CLASSES, reduction=reduction, label_smoothing=0.2)),
        ("cross-weights", lambda p: f.cross_entropy(p, CLASSES, weight=WEIGHTS, reduction=reduction)),
        (
            "cross-both",
            lambda p: f.cross_entropy(p, CLASSES, weight=WEIGHTS, reduction=reduction, label_smoothing=0.2),
        ),
    ):
        run(name + "." + reduction, torch.tanh, loss, rate)

SAMPLE_WEIGHTS = torch.tensor([0.5, 2, 0, 1, 3])
show("sample-weights", SAMPLE_WEIGHTS)


def weighted(losses, reduction, total):
    column = SAMPLE_WEIGHTS if losses.dim() == 1 else SAMPLE_WEIGHTS[:, None]
    return (losses * column).sum() / (total if reduction == "mean" else 1)


ELEMENTS = SAMPLE_WEIGHTS.sum() * 2
OF_CLASSES = (SAMPLE_WEIGHTS * WEIGHTS[CLASSES]).sum()
for reduction, rate in (("mean", 0.1), ("sum", 0.01)):
    for name, loss, total in (
        ("squared-error", lambda p: f.mse_loss(p, Y, reduction="none"), ELEMENTS),
        ("half-squared-error", lambda p: f.mse_loss(p, Y, reduction="none") / 2, ELEMENTS),
        ("absolute-error", lambda p: f.l1_loss(p, Y, reduction="none"), ELEMENTS),
        ("huber", lambda p: f.huber_loss(p, Y, reduction="none"), ELEMENTS),
        ("poisson", lambda p: f.poisson_nll_loss(p, COUNTS, reduction="none"), ELEMENTS),
        ("hinge", lambda p: torch.relu(1 - SIGNS * p), ELEMENTS),
        ("binary", lambda p: f.binary_cross_entropy_with_logits(p, ONE_HOT, reduction="none"), ELEMENTS),
        ("cross", lambda p: f.cross_entropy(p, CLASSES, reduction="none"), SAMPLE_WEIGHTS.sum()),
        ("cross-weights", lambda p: f.cross_entropy(p, CLASSES, weight=WEIGHTS, reduction="none"), OF_CLASSES),
    ):
        run("weighted-" + name + "." + reduction, torch.tanh, lambda p: weighted(loss(p), reduction, total), rate)
