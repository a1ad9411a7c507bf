"""The contenders: processes that run one workload in rounds, each when told to."""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import starts

HERE = pathlib.Path(__file__).resolve().parent
LAUNCH = str(HERE.parent / "launch")
THREAD_VARIABLES = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]


class Failure(Exception):
    """A contender ended; the message is the last thing that it said."""


class Contender:
    """A running process with one workload; peer.py and the Java class Rounds say what it may be asked."""

    def __init__(self, name, work, dtype, threads, epochs):
        command = COMMANDS[name](work, dtype, str(threads), str(epochs))
        environment = dict(os.environ, **{variable: str(threads) for variable in THREAD_VARIABLES})
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True, env=environment
        )

    def ask(self, question):
        try:
            print(question, file=self.process.stdin, flush=True)
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            code = self.process.wait()
            self.errors.seek(0)
            said = self.errors.read().strip().splitlines()
            raise Failure(said[-1] if said else f"it ended with code {code}")
        return json.loads(answer)

    def rate(self, seconds):
        """Training steps, or 10^9 floating-point operations, a second in a round of so many seconds."""
        answer = self.ask(seconds)
        return answer["count"] / answer["seconds"]

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.wait()
        self.process.stdout.close()
        self.errors.close()


def python(library):
    return lambda work, dtype, threads, epochs: [sys.executable, str(HERE / "peer.py"), library, work, dtype, epochs]


def lockstep(path):
    return lambda work, dtype, threads, epochs: [LAUNCH, "Rounds", path, work, dtype, threads, epochs]


COMMANDS = {
    "NumPy": python("numpy"),
    "PyTorch": python("torch"),
    "scikit-learn": python("sklearn"),
    "OpenBLAS": lockstep("openblas"),
    "java": lockstep("java"),
    "blas": lockstep("blas"),
}
OURS = ["java", "blas"]


def runs(name, work):
    """Whether a contender has the workload at all: scikit-learn's layers all have biases."""
    return name != "scikit-learn" or work.removesuffix(starts.ADAM) in starts.BATCHES


def modules_missing(name):
    """What this Python lacks to run a contender."""
    needed = {"NumPy": ["numpy"], "PyTorch": ["torch", "numpy"], "scikit-learn": ["sklearn", "numpy"]}.get(name, [])
    return [module for module in needed if importlib.util.find_spec(module) is None]
