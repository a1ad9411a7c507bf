"""The processor on which contenders with one thread are measured, and whether it has its full speed.

Something else may run on the other thread of its core, as where the host of a virtual machine is shared: it then computes half to two thirds
as fast, which neither the load nor the stolen time tells. A loop on the same processor, before and after a round, does.
"""

import os
import pathlib
import time

# A smaller share of the best speed is not the full one; Python's loop varies by some hundredths.
FULL = 0.85
TURNS = 10_000


class Processor:
    """One processor of this machine, to which this process and the contenders are held, where the system can do that."""

    def __init__(self):
        self.best = 0
        self.all = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
        self.one = {max(self.all)} if self.all else set()

    def hold(self, contenders):
        """Holds all threads that the contenders have now, and this one, to the processor."""
        self.move(contenders, self.one)

    def release(self):
        """Lets this thread, and so what it starts, use all processors again."""
        self.move([], self.all)

    @staticmethod
    def move(contenders, processors):
        if processors:
            os.sched_setaffinity(0, processors)
            for contender in contenders:
                for thread in pathlib.Path(f"/proc/{contender.process.pid}/task").iterdir():
                    os.sched_setaffinity(int(thread.name), processors)

    def speed(self):
        begin = time.perf_counter()
        x = 1
        for i in range(TURNS):
            x = x * 5 + i & 0xFFFF
        speed = TURNS / (time.perf_counter() - begin)
        self.best = max(self.best, speed)
        return speed

    def is_full(self, speed):
        return speed >= FULL * self.best
