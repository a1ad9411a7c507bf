"""Prints what was measured, and on what, as Markdown."""

import datetime
import os
import pathlib
import platform
import re
import subprocess

from contenders import HERE, OURS, THREAD_VARIABLES

TELLING_VARIABLES = re.compile("(OPENBLAS|GOTO|OMP|GOMP|KMP|MKL|BLIS|ATEN|ONEDNN|DNNL|LOCKSTEP|JAVA|JDK_JAVA)_")


def header(versions, rounds, seconds):
    telling = [
        f"{name}={value}"
        for name, value in sorted(os.environ.items())
        if TELLING_VARIABLES.match(name) and name not in THREAD_VARIABLES
    ]
    print(f"- {datetime.date.today()}, {cpu()}, {os.cpu_count()} processors, {platform.system()} {platform.release()}")
    print(f"- Lockstep at commit {commit()}, Python {platform.python_version()}")
    for name, version in versions.items():
        print(f"- {name}: {version}")
    print(f"- environment: {', '.join(telling) or 'nothing that steers these libraries'}")
    print(f"- {rounds} rounds of {seconds} s in turns; figures are medians, a ratio is the median of the rounds' ratios")
    print("- with one thread, medians of the rounds at the processor's full speed, and their ratios; ~ where too few were: all rounds count, in its ratios too")


def table(title, names, rows):
    """A row is a label, a dtype, a number of threads, and of each contender its `Rates`, or a word where there are none."""
    heads = [title, "dtype", "threads"] + names + [f"{ours} / {other}" for ours, other in pairs(names)]
    print()
    print(line(heads))
    print("|" + "---|" * len(heads))
    for row in rows:
        print(line(cells(names, row)))


def cells(names, row):
    *labels, results = row
    return labels + [cell(results[name]) for name in names] + [ratio(results[a], results[b]) for a, b in pairs(names)]


def line(cells):
    return "| " + " | ".join(cells) + " |"


def pairs(names):
    return [(ours, other) for ours in OURS for other in names if other not in OURS]


def cell(rates):
    if isinstance(rates, str):
        return rates
    return ("~" if rates.is_disturbed() else "") + figure(rates.median())


def ratio(ours, others):
    if isinstance(ours, str) or isinstance(others, str):
        return "-"
    value = ours.to(others)
    return f"{value:.2f}" if value < 10 else figure(value)


def figure(value):
    """Three significant digits, without an exponent."""
    digits = 2 - int(f"{value:e}".split("e")[1])
    return f"{round(value, digits):,.{max(digits, 0)}f}"


def cpu():
    try:
        model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    except OSError:
        model = None
    return model.group(1) if model else platform.processor() or platform.machine()


def commit():
    try:
        git = subprocess.run(["git", "-C", str(HERE), "describe", "--always", "--dirty"], capture_output=True, text=True)
        return git.stdout.strip() or "unknown"
    except OSError:
        return "unknown"
