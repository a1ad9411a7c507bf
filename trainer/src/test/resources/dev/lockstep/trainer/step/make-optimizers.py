"""Prints what PyTorch's optimisers make of a small network in 200 steps, in float64: every tenth epoch's loss, then the final parameters."""

import torch
from torch.nn.utils import clip_grad_norm_, clip_grad_value_
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop
from torch.optim import lr_scheduler as schedules

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


def train(name, make, schedule=None, every_step=False, clip=None, penalty=None, epochs=200, batch=5):
    parameters = [p.clone().requires_grad_() for p in start]
    optimizer = make(parameters)
    scheduler = schedule(optimizer) if schedule else None
    losses = []
    for epoch in range(epochs):
        total = 0
        for first in range(0, 5, batch):
            x, y = inputs[first : first + batch], targets[first : first + batch]
            optimizer.zero_grad()
            hidden = torch.tanh(x @ parameters[0] + parameters[1])
            loss = torch.nn.functional.mse_loss(hidden @ parameters[2] + parameters[3], y)
            (loss + penalty(parameters) if penalty else loss).backward()
            total += loss.item() * len(x)
            if clip:
                clip(parameters)
            optimizer.step()
            if scheduler and every_step:
                scheduler.step()
        if epoch % 10 == 0:
            losses.append(total / 5)
        if scheduler and not every_step:
            follows = isinstance(scheduler, schedules.ReduceLROnPlateau)
            scheduler.step(total / 5) if follows else scheduler.step()
    row(name + " losses", losses)
    row(name + " parameters", torch.cat([p.detach().flatten() for p in parameters]))


def weights(parameters):
    return [parameters[0], parameters[2]]


train("sgd", lambda p: SGD(p, lr=0.1))
train("sgd-decay", lambda p: SGD(p, lr=0.1, weight_decay=0.02))
train("momentum", lambda p: SGD(p, lr=0.05, momentum=0.9))
train("momentum-decay", lambda p: SGD(p, lr=0.05, momentum=0.8, weight_decay=0.01))
train("nesterov", lambda p: SGD(p, lr=0.05, momentum=0.9, nesterov=True))
train("nesterov-decay", lambda p: SGD(p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.01))
train("adam", lambda p: Adam(p, lr=0.01))
train("adam-betas", lambda p: Adam(p, lr=0.004, betas=(0.8, 0.95), eps=1e-6))
train("adam-decay", lambda p: Adam(p, lr=0.005, betas=(0.7, 0.98), weight_decay=0.03))
train("amsgrad", lambda p: Adam(p, lr=0.05, betas=(0.9, 0.8), amsgrad=True))
train("adamw", lambda p: AdamW(p, lr=0.01))
train("adamw-amsgrad", lambda p: AdamW(p, lr=0.05, betas=(0.8, 0.9), eps=1e-5, weight_decay=0.1, amsgrad=True))
train("rmsprop", lambda p: RMSprop(p, lr=0.01))
train("rmsprop-centered", lambda p: RMSprop(p, lr=0.002, alpha=0.95, eps=1e-3, momentum=0.5, centered=True, weight_decay=0.02))
train("adagrad", lambda p: Adagrad(p, lr=0.1))
train("adagrad-decay", lambda p: Adagrad(p, lr=0.2, lr_decay=0.05, initial_accumulator_value=0.3, eps=1e-6, weight_decay=0.02))

train("clip-norm", lambda p: SGD(p, lr=0.1), clip=lambda p: clip_grad_norm_(p, 0.2))
train("clip-value", lambda p: SGD(p, lr=0.1), clip=lambda p: clip_grad_value_(p, 0.05))
train("penalty-l2", lambda p: SGD(p, lr=0.1), penalty=lambda p: 0.01 * sum(w.square().sum() for w in weights(p)))
train("penalty-both", lambda p: SGD(p, lr=0.02), penalty=lambda p: sum(0.003 * v.abs().sum() + 0.01 * v.square().sum() for v in p))

train("step", lambda p: SGD(p, lr=0.1), lambda o: schedules.StepLR(o, 30, 0.7))
train("multi-step", lambda p: SGD(p, lr=0.1), lambda o: schedules.MultiStepLR(o, [50, 120], 0.3))
train("exponential", lambda p: SGD(p, lr=0.1), lambda o: schedules.ExponentialLR(o, 0.98))
train("cosine", lambda p: SGD(p, lr=0.1), lambda o: schedules.CosineAnnealingLR(o, 80, 0.001))
train("one-cycle", lambda p: SGD(p, lr=0.1), lambda o: schedules.OneCycleLR(o, 0.1, 200, cycle_momentum=False))
train("warm-up", lambda p: SGD(p, lr=0.1), lambda o: schedules.SequentialLR(
    o, [schedules.LinearLR(o, 0.2, total_iters=20), schedules.CosineAnnealingLR(o, 180)], [20]))
train("plateau", lambda p: SGD(p, lr=0.1), lambda o: schedules.ReduceLROnPlateau(
    o, factor=0.5, patience=2, threshold=0.02, cooldown=3, min_lr=0.002))
train("one-cycle-batches", lambda p: Adam(p, lr=0.05), lambda o: schedules.OneCycleLR(
    o, 0.05, 150, pct_start=0.4, div_factor=10, final_div_factor=100, cycle_momentum=False), True, epochs=50, batch=2)
train("warm-up-batches", lambda p: SGD(p, lr=0.1), lambda o: schedules.SequentialLR(
    o, [schedules.LinearLR(o, 0.1, total_iters=20), schedules.CosineAnnealingLR(o, 100, 0.01)], [20]), True, epochs=40, batch=2)
