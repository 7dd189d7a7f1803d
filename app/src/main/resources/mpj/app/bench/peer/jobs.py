"""Does with Python's multiprocessing the whole jobs that `mpj bench` does with ours.

Reads from standard input, one a line, the name of a work, how (serial, processes or
processes-cold) and with how many workers, and answers with one line: milliseconds in all, until a
worker began its first part, and at its parts (both the mean of the workers); the result; how many
parts were done; and how children were started. Of works that take Python many times as long as
ours it does the first parts only. When the input ends, so does all of this.
"""

import multiprocessing
import os
import platform
import queue
import shutil
import signal
import sys
import threading
import time

METHOD = "spawn"
PRELOADED = []
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def numbers_below_64_bits(seed):
    """The numbers of java.util.SplittableRandom, whose parts both sides do."""
    while True:
        seed = (seed + GOLDEN) & MASK
        z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


class Integers:
    """Its whole numbers below a bound, of 31 bits at most."""

    def __init__(self, seed):
        self.seed = seed

    def bits(self):
        self.seed = seed = (self.seed + GOLDEN) & MASK
        z = ((seed ^ (seed >> 33)) * 0x62A9D9ED799705F5) & MASK
        return (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK) >> 32

    def below(self, bound):
        if bound & (bound - 1) == 0:
            return self.bits() & (bound - 1)
        while True:
            number = self.bits() >> 1
            if number + bound - 1 - number % bound < 1 << 31:
                return number % bound


def primes(part):
    found = 1 if part == 0 else 0  # 2, the only even one
    for number in range(3 + 2 * part, 1_500_000, 512):
        divisor = 3
        while divisor * divisor <= number and number % divisor:
            divisor += 2
        found += divisor * divisor > number
    return found


def pi(part):
    inside, numbers = 0, numbers_below_64_bits(part)
    for _ in range(100_000):
        x = (next(numbers) >> 11) * 2.0**-53
        y = (next(numbers) >> 11) * 2.0**-53
        inside += x * x + y * y < 1
    return inside


WORDS = (
    "process thread lock queue pool worker task signal parent child"
    " memory barrier pipe wait start join"
).split()


def text(part):
    integers, counts, total = Integers(part), dict.fromkeys(WORDS, 0), 0
    for _ in range(500):
        line = "".join(
            (str(integers.below(1_000_000)) if word % 3 == 2 else WORDS[integers.below(16)]) + " "
            for word in range(12)
        )
        for word in line.split():
            if word[0].isdigit():
                total += int(word)
            else:
                counts[word] += 1
    return total + sum(number * counts[word] for number, word in enumerate(WORDS, 1))


def wait(part):
    time.sleep(0.004)
    return part


def tiny(part):
    return sum(number * number for number in range(part * 64, part * 64 + 64))


# Each work with how many of its parts are done.
WORKS = {
    "primes": (primes, 16),
    "pi": (pi, 8),
    "text": (text, 16),
    "wait": (wait, 64),
    "tiny": (tiny, 16),
}


def stint(task):
    """One part: by whom, from when to when by the clock of all processes, and its answer."""
    name, part = task
    begun = time.perf_counter()
    answer = WORKS[name][0](part)
    return os.getpid(), begun, time.perf_counter(), answer


def told(name, workers, begun, stints, starting):
    ended = time.perf_counter()
    firsts = {}
    for worker, since, _, _ in stints:
        firsts[worker] = min(since, firsts.get(worker, since))
    start = sum(first - begun for first in firsts.values())
    start += (ended - begun) * max(0, workers - len(firsts))
    busy = sum(until - since for _, since, until, _ in stints)
    result = sum(answer for _, _, _, answer in stints)
    figures = ended - begun, (start / workers if starting else 0), busy / workers
    millis = " ".join(str(1000 * figure) for figure in figures)
    return f"{millis} {result} {WORKS[name][1]} {METHOD}"


def tasks(name):
    return [(name, part) for part in range(WORKS[name][1])]


def serially(name, workers):
    begun = time.perf_counter()
    return told(name, 1, begun, [stint(task) for task in tasks(name)], False)


class Warm:
    """The pool that is kept for the next question with as many workers."""

    workers, pool = 0, None


def by_warm_pool(name, workers):
    if Warm.workers != workers:
        if Warm.pool:
            Warm.pool.terminate()
            Warm.pool.join()
        Warm.pool = multiprocessing.get_context(METHOD).Pool(workers)
        Warm.workers = workers
        Warm.pool.map(stint, tasks(name), 1)
    begun = time.perf_counter()
    return told(name, workers, begun, Warm.pool.map(stint, tasks(name), 1), False)


def by_cold_pool(name, workers):
    begun = time.perf_counter()
    with multiprocessing.get_context(METHOD).Pool(workers) as pool:
        return told(name, workers, begun, pool.map(stint, tasks(name), 1), True)


HOW = {"serial": serially, "processes": by_warm_pool, "processes-cold": by_cold_pool}


def answer_to(question):
    name, how, workers = question.split()
    return HOW[how](name, int(workers)) if name in WORKS else "unknown"
