"""Prints what PyTorch's optimisers make of a small network in 200 steps, in float64: losses, then the final parameters."""

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(3)
print("# PyTorch " + torch.__version__.split("+")[0] + ", float64: 3-4-2, tanh, mean squared error, 5 samples, 200 steps")
inputs = torch.rand(5, 3) * 2 - 1
targets = torch.rand(5, 2) * 2 - 1
start = [torch.randn(3, 4), torch.randn(1, 4), torch.randn(4, 2), torch.randn(1, 2)]


def row(name, values):
    print(name + " " + " ".join(repr(float(v)) for v in values))


row("inputs", inputs.flatten())
row("targets", targets.flatten())
for name, value in zip(["w1", "b1", "w2", "b2"], start):
    row(name, value.flatten())


def train(name, make):
    parameters = [p.clone().requires_grad_() for p in start]
    optimizer = make(parameters)
    losses = []
    for _ in range(200):
        optimizer.zero_grad()
        hidden = torch.tanh(inputs @ parameters[0] + parameters[1])
        loss = torch.nn.functional.mse_loss(hidden @ parameters[2] + parameters[3], targets)
        loss.backward()
        losses.append(loss.item())
        optimizer.step()
    row(name + " losses", losses)
    row(name + " parameters", torch.cat([p.detach().flatten() for p in parameters]))


train("sgd", lambda p: torch.optim.SGD(p, lr=0.1))
train("momentum", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9))
train("nesterov", lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True))
train("adam", lambda p: torch.optim.Adam(p, lr=0.01))
train("adam-betas", lambda p: torch.optim.Adam(p, lr=0.004, betas=(0.8, 0.95), eps=1e-6))
