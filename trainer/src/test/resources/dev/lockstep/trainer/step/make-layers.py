"""Prints what PyTorch makes of layers with a state or a shape of their own: 200 steps of full batches in float64, by SGD with rate 0.05.

Run as: python3 make-layers.py > layers.txt
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)


def show(name, *tensors):
    numbers = [number for tensor in tensors for number in tensor.detach().flatten().tolist()]
    print(name, *map(repr, numbers))


print(f"# PyTorch {torch.__version__.split('+')[0]}, float64: mean squared error, 5 samples, 200 steps, then the predictions in evaluation")
inputs = torch.rand(5, 3) * 2 - 1
targets = torch.rand(5, 2) * 2 - 1
tables = {name: torch.rand(shape) * 2 - 1 for name, shape in
          {"w1": (3, 4), "b1": (4,), "w2": (4, 4), "b2": (4,), "w3": (4, 2), "b3": (2,), "w4": (7, 2), "b4": (2,)}.items()}
show("inputs", inputs)
show("targets", targets)
for name, table in tables.items():
    show(name, table)


def dense(number):
    weights = tables[f"w{number}"]
    layer = nn.Linear(*weights.shape)
    layer.weight = nn.Parameter(weights.T.clone())
    layer.bias = nn.Parameter(tables[f"b{number}"].clone())
    return layer


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return x + self.layers(x)


class Branches(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x):
        return torch.cat([layer(x) for layer in self.layers], dim=1)


frozen = dense(1)
for parameter in frozen.parameters():
    parameter.requires_grad = False

networks = {
    "batch-norm": nn.Sequential(dense(1), nn.BatchNorm1d(4), nn.Tanh(), dense(3)),
    "batch-norm-settings": nn.Sequential(dense(1), nn.BatchNorm1d(4, eps=0.01, momentum=0.3), nn.Tanh(), dense(3)),
    "layer-norm": nn.Sequential(dense(1), nn.LayerNorm(4), nn.Tanh(), dense(3)),
    "residual": nn.Sequential(dense(1), Residual(dense(2), nn.Tanh()), dense(3)),
    "branches": nn.Sequential(Branches(nn.Sequential(dense(1), nn.Tanh()), nn.Sigmoid()), dense(4)),
    "frozen": nn.Sequential(frozen, nn.Tanh(), dense(3)),
}

for name, network in networks.items():
    optimizer = torch.optim.SGD([p for p in network.parameters() if p.requires_grad], lr=0.05)
    losses = []
    for _ in range(200):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(network(inputs), targets)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    show(f"{name}-losses", torch.tensor(losses))
    state = []
    for layer in network.modules():
        if isinstance(layer, nn.Linear):
            state += [layer.weight.T, layer.bias]
        elif isinstance(layer, nn.BatchNorm1d):
            state += [layer.weight, layer.bias, layer.running_mean, layer.running_var]
        elif isinstance(layer, nn.LayerNorm):
            state += [layer.weight, layer.bias]
    show(f"{name}-parameters", *state)
    network.eval()
    show(f"{name}-predictions", network(inputs))
