"""Prints generators.txt: numbers of NumPy's default_rng and of Python's random, hexadecimal.

    python3 make-generators.py > generators.txt

The last two seeds have normal numbers of default_rng in the tail, beyond 3.654. A line is a generator, a kind, a seed and the first numbers. Made with NumPy 2.4 and Python 3.11 on x86-64 Linux.
"""

import random

import numpy as np

print("# Made by make-generators.py: generator, kind, seed, first numbers.")
for seed in (0, 1, 42, 123456789, 4294967295, 23, 40):
    drawn = {
        "numpy-default-rng uniform": list(np.random.default_rng(seed).random(100)),
        "numpy-default-rng normal": list(np.random.default_rng(seed).standard_normal(300)),
    }
    random.seed(seed)
    drawn["python uniform"] = [random.random() for _ in range(100)]
    random.seed(seed)
    drawn["python normal"] = [random.gauss(0, 1) for _ in range(300)]
    for name, numbers in drawn.items():
        print(name, seed, " ".join(float(number).hex() for number in numbers))
