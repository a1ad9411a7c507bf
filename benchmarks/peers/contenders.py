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
PEERS_ON_THE_JVM = HERE / "jvm" / "target"
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


def on_the_jvm(library):
    """A command of `Peer`, to which the start values go in a file that is kept for the next time."""

    def command(work, dtype, threads, epochs):
        network = work.removesuffix(starts.ADAM)
        optimizer, rate = ("adam", starts.ADAM_RATE) if work.endswith(starts.ADAM) else ("sgd", starts.RATE)
        start = PEERS_ON_THE_JVM / f"{network}.start"
        with start.open("wb") as file:
            starts.write(network, file)
        home = os.environ.get("JAVA_HOME")
        java = f"{home}/bin/java" if home else "java"
        path = f"{PEERS_ON_THE_JVM / 'classes'}:{(PEERS_ON_THE_JVM / 'class-path').read_text()}"
        peer = ["dev.lockstep.benchmarks.peers.Peer", library, str(start), dtype, epochs]
        return [java, "-cp", path, *peer, str(starts.BATCHES[network]), optimizer, str(rate), str(starts.ADAM_EPSILON)]

    return command


COMMANDS = {
    "NumPy": python("numpy"),
    "PyTorch": python("torch"),
    "scikit-learn": python("sklearn"),
    "DJL": on_the_jvm("DJL"),
    "DL4J": on_the_jvm("DL4J"),
    "OpenBLAS": lockstep("openblas"),
    "java": lockstep("java"),
    "blas": lockstep("blas"),
}
OURS = ["java", "blas"]
ONLY_NETWORKS_WITH_RELU = ["scikit-learn", "DJL", "DL4J"]


def runs(name, work, dtype):
    """Whether a contender has the workload at all: scikit-learn's layers all have biases, the peers on the JVM do the same networks, and DJL
    updates float32 alone."""
    if name == "DJL" and dtype != "float32":
        return False
    return name not in ONLY_NETWORKS_WITH_RELU or work.removesuffix(starts.ADAM) in starts.BATCHES


def lacking(name):
    """What a contender lacks to run here, or nothing."""
    if name in ["DJL", "DL4J"]:
        built = (PEERS_ON_THE_JVM / "class-path").exists()
        return "" if built else f"it is not built (mvn -q -f {HERE / 'jvm'} package, which fetches 350 MB)"
    missing = modules_missing(name)
    return f"the Python {sys.executable} has no {' and no '.join(missing)}" if missing else ""


def modules_missing(name):
    """What this Python lacks to run a contender."""
    needed = {"NumPy": ["numpy"], "PyTorch": ["torch", "numpy"], "scikit-learn": ["sklearn", "numpy"]}.get(name, [])
    return [module for module in needed if importlib.util.find_spec(module) is None]
