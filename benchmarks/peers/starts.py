"""Data and start values of the networks, as the network files of Lockstep have them: drawn by NumPy in the order of the documents."""

import struct

import numpy as np

XOR_X = [[0, 0], [0, 1], [1, 0], [1, 1]]
XOR_Y = [[0], [1], [1], [0]]
XOR_W1 = [[1.45917368, 0.8124977, -0.21178796, -0.24443374], [0.24337333, -1.58436856, -1.58103183, 0.62320021]]
XOR_W2 = [[1.03504538], [-0.23389856], [0.23391025], [-0.65441071]]

CURVE_X = [[-10.0], [-7.78], [-5.56], [-3.33], [-1.11], [1.11], [3.33], [5.56], [7.78], [10.0]]
CURVE_Y = [[0.9413], [1.1254], [1.2278], [1.1222], [1.1027], [0.4576], [-0.1547], [0.4595], [0.9119], [0.9897]]
# torch.manual_seed(0), then fifteen times torch.randn(1): hidden weights, hidden biases, output weights.
CURVE_W1 = [1.5409960746765137, -0.293428897857666, -2.1787893772125244, 0.5684312582015991, -1.0845223665237427]
CURVE_B1 = [-1.3985954523086548, 0.40334683656692505, 0.8380263447761536, -0.7192575931549072, -0.40334352850914]
CURVE_W2 = [-0.5966353416442871, 0.18203648924827576, -0.8566746115684509, 1.1006041765213013, -1.0711873769760132]


def noisy_sum():
    random = np.random.RandomState(42)
    x = random.rand(100, 2)
    y = x[:, [0]] + x[:, [1]] + 0.1 * random.randn(100, 1)
    return x, y, 0.1 * random.randn(2, 3), np.zeros(3), 0.1 * random.randn(3, 1), np.zeros(1)


def xor():
    return XOR_X, XOR_Y, XOR_W1, XOR_W2


def curve():
    return CURVE_X, CURVE_Y, [CURVE_W1], CURVE_B1, [[weight] for weight in CURVE_W2]


def random_fit():
    random = np.random.RandomState(0)
    return random.randn(64, 1000), random.randn(64, 10), random.randn(1000, 100), random.randn(100, 10)


def relu(samples, *units, scale):
    """Random samples, targets and weights of a network with so many inputs and units; its biases begin at zero."""

    def draw():
        random = np.random.RandomState(0)
        values = [random.rand(samples, units[0]), random.rand(samples, units[-1])]
        for shape in zip(units, units[1:]):
            values += [scale * random.randn(*shape), np.zeros(shape[1])]
        return values

    return draw


def product_operands(m, k, n):
    """The operands that Lockstep's benchmarks multiply: multiples of 1/1024, exact in float32."""
    a = np.arange(m * k) * 7919 % 1025 / 1024 - 0.5
    b = np.arange(k * n) * 5003 % 1025 / 1024 - 0.5
    return a.reshape(m, k), b.reshape(k, n)


NETWORKS = {
    "noisy-sum": noisy_sum,
    "xor": xor,
    "curve": curve,
    "random-fit": random_fit,
    "digits-relu": relu(1440, 64, 100, 10, scale=0.1),
    "images-relu": relu(1024, 784, 128, 10, scale=0.1),
    "table-relu": relu(1024, 20, 64, 64, 1, scale=0.1),
    "wide-relu": relu(1024, 784, 512, 512, 10, scale=0.05),
}

ADAM = "-adam"

# Samples in a batch of the networks with ReLU, and their rates in gradient descent and in Adam. Where libraries add Adam's epsilon differs,
# so it is one that does not count.
BATCHES = {"digits-relu": 32, "images-relu": 128, "table-relu": 16, "wide-relu": 256}
RATE = 0.01
ADAM_RATE = 0.001
ADAM_EPSILON = 1e-12


def of(network, dtype):
    """The samples, the targets and the parameters of a network as new arrays of a dtype."""
    return [np.array(values, dtype=dtype) for values in NETWORKS[network.removesuffix(ADAM)]()]


def write(network, file):
    """Writes what `Start.read` of the peers on the JVM reads: the number of layers, and each array as rows, columns and elements."""
    arrays = [np.atleast_2d(values) for values in of(network, "float64")]
    file.write(struct.pack(">i", len(arrays) // 2 - 1))
    for array in arrays:
        file.write(struct.pack(">ii", *array.shape) + array.astype(">f8").tobytes())
