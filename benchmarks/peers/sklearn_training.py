"""The training of the networks with ReLU in scikit-learn: MLPRegressor, without shuffling, penalty and early stop.

It follows half the squared error, of a sample the sum over the outputs and of a batch the mean, and reports its mean over samples and
outputs: the rates are set so that the steps are those of the others, and Adam's epsilon is none that counts.
"""

import warnings

import numpy as np
import sklearn
import threadpoolctl
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

import starts

NETWORKS = [name + suffix for name in starts.BATCHES for suffix in ("", starts.ADAM)]


def training(network, dtype, epochs):
    """A function that trains the network from its start values, and the reported losses of its steps, for each that of its epoch."""
    x, y, *parameters = starts.of(network, dtype)
    batch = starts.BATCHES[network.removesuffix(starts.ADAM)]
    outputs = y.shape[1]
    is_adam = network.endswith(starts.ADAM)
    model = MLPRegressor(
        hidden_layer_sizes=[bias.size for bias in parameters[1:-1:2]],
        solver="adam" if is_adam else "sgd",
        alpha=0,
        batch_size=batch,
        learning_rate_init=starts.ADAM_RATE if is_adam else starts.RATE * 2 / outputs,
        epsilon=starts.ADAM_EPSILON,
        momentum=0,
        max_iter=1,
        shuffle=False,
        tol=0,
        n_iter_no_change=epochs + 1,
        warm_start=True,
    )
    targets = y[:, 0] if outputs == 1 else y
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(x, targets)
    model.coefs_ = [weight.copy() for weight in parameters[::2]]
    model.intercepts_ = [bias.copy() for bias in parameters[1::2]]
    model.loss_curve_ = []
    model.set_params(max_iter=epochs)

    def train():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(x, targets)
        steps = -(-len(x) // batch)
        return [2 * loss for loss in model.loss_curve_[-epochs:] for _ in range(steps)]

    return train


def versions():
    blas = next((info for info in threadpoolctl.threadpool_info() if info["user_api"] == "blas"), None)
    library = f"{blas['internal_api']} {blas['version']}" if blas else "an unknown BLAS"
    return f"scikit-learn {sklearn.__version__} on NumPy {np.__version__} with {library}"
