"""Measures Lockstep beside NumPy, PyTorch, scikit-learn, DJL and DL4J: training steps a second and matrix products, and prints tables of ratios.

For each row every contender runs in a process of its own, with one workload, as its users run it. The contenders take turns, round by
round, so that what else the machine does hits all of them. With one thread they take turns on one processor, rounds follow until enough were at
its full speed, and those alone count. Before, each shows what it computes: one that computes something else is
called wrong, and not measured.
"""

import argparse
import re
import sys
import time

import report
import starts
from contenders import COMMANDS, ONLY_NETWORKS_WITH_RELU, OURS, Contender, Failure, lacking, runs
from processor import Processor
from rates import Rates

# The epochs of one training: as documented, but for the networks with ReLU.
NETWORKS = {
    "xor": 5000,
    "noisy-sum": 2000,
    "curve": 50,
    "random-fit": 500,
    "digits-relu": 5,
    "digits-relu-adam": 5,
    "images-relu": 5,
    "images-relu-adam": 5,
    "table-relu": 5,
    "table-relu-adam": 5,
    "wide-relu": 2,
}
PRODUCTS = ["512x512x512", "1024x1024x1024", "64x1000x100", "256x784x512"]

# In float32 the losses of random-fit drift apart by 1 % in the end, by rounding alone.
TOLERANCE = {"float64": 1e-6, "float32": 1e-5}
EPOCHS_COMPARED = {"float64": None, "float32": 50}
# Adam divides by what is next to nothing at first, and so lets roundings of float32 grow.
EPOCHS_OF_ADAM_COMPARED = {"float64": None, "float32": 1}

# A JVM compiles for some seconds on one processor.
WARM_UP_SECONDS = 10
# Idle threads of OpenBLAS and OpenMP go on spinning for a while after their turn.
PAUSE_SECONDS = 0.25
# How many times as many rounds as asked for there are at most, until enough were at the processor's full speed.
MOST_ROUNDS = 6


class Row:
    """One workload in one dtype on some threads, run by every contender."""

    def __init__(self, work, dtype, threads, processor):
        self.work, self.dtype, self.threads, self.processor = work, dtype, threads, processor
        self.results = {}

    def label(self):
        return f"{self.work} in {self.dtype} on {self.threads} thread{'s' if self.threads > 1 else ''}"

    def measure(self, names, rounds, seconds, versions):
        """Sets of each contender the rates, or a word that says why there are none."""
        self.results = {name: "-" for name in names}
        running = {}
        try:
            for name in [name for name in names if runs(name, self.work, self.dtype)]:
                running[name] = Contender(name, self.work, self.dtype, self.threads, NETWORKS.get(self.work, 0))
            good = self.those_that_compute_the_same(running, versions)
            self.each(good, lambda contender: contender.ask(WARM_UP_SECONDS))
            self.take_turns(good, rounds, seconds)
        finally:
            for contender in running.values():
                contender.close()

    def take_turns(self, contenders, rounds, seconds):
        if self.threads == 1:
            self.take_turns_at_full_speed(contenders, rounds, seconds)
            return
        all_rates = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, rate in self.each(contenders, lambda contender: self.turn(contender, seconds)).items():
                all_rates[name].append(rate)
        self.results.update({name: Rates(all_rates[name]) for name in contenders})

    def take_turns_at_full_speed(self, contenders, rounds, seconds):
        turns = {name: [] for name in contenders}
        self.processor.hold(contenders.values())
        try:
            for _ in range(MOST_ROUNDS * rounds):
                for name, turn in self.each(contenders, lambda contender: self.watched(contender, seconds)).items():
                    turns[name].append(turn)
                full = {name: [rate for rate, speed in turns[name] if self.processor.is_full(speed)] for name in contenders}
                if all(len(rates) >= rounds for rates in full.values()):
                    break
        finally:
            self.processor.release()
        for name in contenders:
            self.results[name] = Rates([rate for rate, _ in turns[name]], full[name])

    def watched(self, contender, seconds):
        """The rate of a round, and the lesser of the processor's speeds before and after it."""
        before = self.processor.speed()
        rate = contender.rate(seconds)
        return rate, min(before, self.processor.speed())

    @staticmethod
    def turn(contender, seconds):
        time.sleep(PAUSE_SECONDS)
        return contender.rate(seconds)

    def each(self, contenders, action):
        """What the action gives for each contender, without those that fail, which are removed."""
        results = {}
        for name, contender in list(contenders.items()):
            try:
                results[name] = action(contender)
            except Failure as failure:
                del contenders[name]
                self.exclude(name, "failed", str(failure))
        return results

    def those_that_compute_the_same(self, running, versions):
        good = dict(running)
        answers = self.each(good, lambda contender: contender.ask("values"))
        for name, answer in answers.items():
            versions[name] = answer["versions"]
            if "java" not in answers:
                del good[name]
                self.exclude(name, "failed", "java failed, so there is nothing to compare with")
                continue
            difference = self.difference(answer["values"], answers["java"]["values"])
            if not difference <= (0 if name in OURS else TOLERANCE[self.dtype]):
                del good[name]
                self.exclude(name, "wrong", f"computes something else than java: the relative difference is {difference:.1e}")
        return good

    def difference(self, values, expected):
        """The largest relative difference: of each loss by itself, of the elements of a product to the largest."""
        if len(values) != len(expected):
            return float("inf")
        if self.work not in NETWORKS:
            return max(abs(a - b) for a, b in zip(values, expected)) / max(map(abs, expected))
        compared = EPOCHS_OF_ADAM_COMPARED[self.dtype] if self.work.endswith(starts.ADAM) else EPOCHS_COMPARED[self.dtype]
        return max(abs(a - b) / abs(b) for a, b in zip(values[:compared], expected[:compared]))

    def cells(self):
        return self.work, self.dtype, str(self.threads), self.results

    def exclude(self, name, word, reason):
        self.results[name] = word
        note(f"{name}, {self.label()}: {word}: {reason}")


def note(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def present_contenders():
    present = []
    for name in COMMANDS:
        reason = lacking(name)
        if reason:
            note(f"{name} is not measured: {reason}")
        else:
            present.append(name)
    return present


def arguments():
    parser = argparse.ArgumentParser(prog="benchmarks/peers/run", description="Measures Lockstep beside NumPy, PyTorch, scikit-learn, DJL and DL4J.")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each contender (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=0.2, help="the least length of a round (default: %(default)s)")
    parser.add_argument("--networks", default=",".join(NETWORKS), help="networks, or none (default: %(default)s)")
    parser.add_argument("--products", default=",".join(PRODUCTS), help="products m x k x n, or none (default: %(default)s)")
    parser.add_argument("--dtypes", default=",".join(TOLERANCE), help="(default: %(default)s)")
    parser.add_argument("--threads", default="1,2", help="numbers of threads (default: %(default)s)")
    chosen = parser.parse_args()
    for option, pattern in (
        ("networks", "|".join(NETWORKS)),
        ("products", r"[1-9]\d*x[1-9]\d*x[1-9]\d*"),
        ("dtypes", "|".join(TOLERANCE)),
        ("threads", r"[1-9]\d*"),
    ):
        given = getattr(chosen, option)
        items = [] if given == "none" else given.split(",")
        for item in items:
            if not re.fullmatch(pattern, item):
                parser.error(f"--{option} cannot have '{item}'; by default it is {parser.get_default(option)}")
        setattr(chosen, option, items)
    if chosen.rounds < 1 or not chosen.seconds > 0:
        parser.error("--rounds is at least 1 and --seconds above 0")
    return chosen


def main():
    chosen = arguments()
    names = present_contenders()
    versions = {}
    processor = Processor()
    tables = []
    for title, works, contenders in (
        ("network, steps/s", chosen.networks, [name for name in names if name != "OpenBLAS"]),
        ("product, GFlop/s", chosen.products, [name for name in names if name not in ONLY_NETWORKS_WITH_RELU]),
    ):
        rows = [
            Row(work, dtype, int(threads), processor) for work in works for dtype in chosen.dtypes for threads in chosen.threads
        ]
        for row in rows:
            note(f"measuring {row.label()}: {', '.join(contenders)}")
            row.measure(contenders, chosen.rounds, chosen.seconds, versions)
            note(report.line(report.cells(contenders, row.cells())))
        if rows:
            tables.append((title, contenders, rows))

    report.header(versions, chosen.rounds, chosen.seconds)
    for title, contenders, rows in tables:
        report.table(title, contenders, [row.cells() for row in rows])
    print()
    if any("wrong" in row.results.values() for _, _, rows in tables for row in rows):
        print("WRONG: a contender computes something else; see above.")
        return 1
    print(
        "Those with figures compute the same, as compared before: blas the bits of java; the others' losses (of products the first row)\n"
        "differ from those of java by at most 1e-6 in float64, and in float32 by at most 1e-5 in the first 50 epochs, in the first alone with Adam."
    )
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
