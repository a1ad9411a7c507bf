"""The networks' training in PyTorch on the CPU: torch.nn, torch.optim and automatic differentiation in eager mode, as its tutorials
have it. The samples are tensors cut into batches beforehand, which is quicker than a DataLoader."""

import os

import numpy as np
import torch
from torch import nn

import starts

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


class HalfSquaredError(nn.Module):
    """Sum or mean of (p - y)^2 / 2, which the documents follow where they report another multiple of the squared error."""

    def __init__(self, reduction):
        super().__init__()
        self.squared_error = nn.MSELoss(reduction=reduction)

    def forward(self, prediction, target):
        return self.squared_error(prediction, target) / 2


def noisy_sum():
    model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
    return model, HalfSquaredError("mean"), 2, 0.01


def xor():
    model = nn.Sequential(nn.Linear(2, 4, bias=False), nn.Tanh(), nn.Linear(4, 1, bias=False), nn.Sigmoid())
    return model, HalfSquaredError("sum"), 2 / 4, 0.1


def curve():
    model = nn.Sequential(nn.Linear(1, 5), nn.Sigmoid(), nn.Linear(5, 1, bias=False))
    return model, nn.MSELoss(), 1, 0.01


def random_fit():
    model = nn.Sequential(nn.Linear(1000, 100, bias=False), nn.ReLU(), nn.Linear(100, 10, bias=False))
    return model, nn.MSELoss(reduction="sum"), 1, 1e-6


def relu(*units):
    def make():
        layers = []
        for inputs, outputs in zip(units, units[1:]):
            layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        return nn.Sequential(*layers[:-1]), nn.MSELoss(), 1, starts.RATE

    return make


# For each network: what makes its model, the loss to follow, the reported loss over the followed one, and the learning rate; and the batch.
NETWORKS = {
    "noisy-sum": (noisy_sum, 100),
    "xor": (xor, 4),
    "curve": (curve, 1),
    "random-fit": (random_fit, 64),
    "digits-relu": (relu(64, 100, 10), starts.BATCHES["digits-relu"]),
    "images-relu": (relu(784, 128, 10), starts.BATCHES["images-relu"]),
    "table-relu": (relu(20, 64, 64, 1), starts.BATCHES["table-relu"]),
    "wide-relu": (relu(784, 512, 512, 10), starts.BATCHES["wide-relu"]),
}


def fit(model, criterion, optimizer, batches, epochs):
    losses = []
    for _ in range(epochs):
        for x, y in batches:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses


def training(network, dtype, epochs):
    """A function that trains the network from its start values, and the reported losses of its steps."""
    make, batch = NETWORKS[network.removesuffix(starts.ADAM)]
    x, y, *parameters = (torch.from_numpy(values) for values in starts.of(network, dtype))
    model, criterion, reported, rate = make()
    model.to(x.dtype)
    with torch.no_grad():
        # A layer stores its weights with a row for each unit, where the start values have a column.
        for parameter, start in zip(model.parameters(), parameters, strict=True):
            parameter.copy_(start.T if start.dim() == 2 else start)
    if network.endswith(starts.ADAM):
        optimizer = torch.optim.Adam(model.parameters(), lr=starts.ADAM_RATE, eps=starts.ADAM_EPSILON)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    batches = list(zip(x.split(batch), y.split(batch)))
    return lambda: [reported * loss for loss in fit(model, criterion, optimizer, batches, epochs)]


def product(m, k, n, dtype):
    """A function that multiplies, into the same memory each time, and returns the product."""
    a, b = (torch.from_numpy(operand.astype(dtype)) for operand in starts.product_operands(m, k, n))
    out = torch.empty((m, n), dtype=a.dtype)
    return lambda: torch.mm(a, b, out=out)


def versions():
    lines = torch.__config__.show().splitlines()
    library = next((line.strip(" -") for line in lines if "Math Kernel Library" in line), "its own BLAS")
    return f"PyTorch {torch.__version__} with {library}, {torch.backends.cpu.get_cpu_capability()} kernels"
