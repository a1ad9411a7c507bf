"""Measures one workload in NumPy, PyTorch or scikit-learn in rounds, each when it is told to, as dev.lockstep.benchmarks.Rounds does for Lockstep.

    peer.py numpy|torch|sklearn WORK DTYPE EPOCHS

WORK is a network or a product such as 64x1000x100. Each line of standard input is answered by a line of JSON: "values" by the losses of a
training (for a product its first row), a number by a round of so many seconds. The number of threads is in the environment.
"""

import importlib
import json
import sys
import time

library = importlib.import_module(sys.argv[1] + "_training")


def epoch_losses(losses, epochs):
    """Of the losses of equal batches, the mean in each epoch."""
    batches = len(losses) // epochs
    return [float(sum(losses[i : i + batches])) / batches for i in range(0, len(losses), batches)]


class Training:
    def __init__(self, network, dtype, epochs):
        self.of = network, dtype, epochs

    def values(self):
        return epoch_losses(library.training(*self.of)(), self.of[2])

    def round(self, seconds):
        """Trains again and again; making data and start values is not timed."""
        steps = 0
        elapsed = 0
        while elapsed < seconds:
            train = library.training(*self.of)
            begin = time.perf_counter()
            losses = train()
            elapsed += time.perf_counter() - begin
            steps += len(losses)
        return steps, elapsed


class Product:
    def __init__(self, shape, dtype):
        sizes = [int(size) for size in shape.split("x")]
        self.multiply = library.product(*sizes, dtype)
        self.gigaflop = 2e-9 * sizes[0] * sizes[1] * sizes[2]

    def values(self):
        return [float(element) for element in self.multiply()[0]]

    def round(self, seconds):
        products = 0
        begin = time.perf_counter()
        while time.perf_counter() - begin < seconds:
            self.multiply()
            products += 1
        return products * self.gigaflop, time.perf_counter() - begin


def main():
    _, _, work, dtype, epochs = sys.argv
    workload = Product(work, dtype) if work[0].isdigit() else Training(work, dtype, int(epochs))
    for line in sys.stdin:
        if line.strip() == "values":
            answer = {"values": workload.values(), "versions": library.versions()}
        else:
            count, seconds = workload.round(float(line))
            answer = {"count": count, "seconds": seconds}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
