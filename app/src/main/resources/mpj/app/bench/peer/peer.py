"""Does with Python's multiprocessing what `mpj bench primitives` does with ours.

Reads keys from standard input, one a line, measures each once and answers with one line: the
figure, or "unknown". When the input ends, it removes the folder given as its argument, if one is,
and ends with all of its children.
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
WARM_UP = 0.1  # seconds; there is no compiler to wait for
TIME = 0.5  # seconds of a contest, as on the other side
STARTS = 10
POOL = 2


def nothing():
    pass


def identity(item):
    return item


def share_of(batch, seconds):
    """Repeats the batch for that time: operations, begin and end."""
    operations = 0
    begun = now = time.perf_counter()
    while now - begun < seconds:
        operations += batch()
        now = time.perf_counter()
    return operations, begun, now


def lock_pairs(lock):
    """A hundred pairs by the bound methods, which is Python's fastest way."""
    acquire, release = lock.acquire, lock.release

    def batch():
        for _ in range(100):
            acquire()
            release()
        return 100

    return batch


def list_appends(shared):
    append = shared.append

    def batch():
        for item in range(10):
            append(item)
        return 10

    return batch


def contestant(make_batch, subject, together, reports):
    batch = make_batch(subject)
    together.wait()
    share_of(batch, WARM_UP)
    together.wait()
    reports.put(share_of(batch, TIME))


def contest(context, processes, make_batch, subject):
    """Operations a second of all, from the first begin to the last end."""
    together, reports = context.Barrier(processes), context.SimpleQueue()
    children = [
        context.Process(target=contestant, args=(make_batch, subject, together, reports))
        for _ in range(processes)
    ]
    for child in children:
        child.start()
    shares = [reports.get() for _ in children]
    for child in children:
        child.join()
    operations = sum(share[0] for share in shares)
    return operations / (max(share[2] for share in shares) - min(share[1] for share in shares))


def start_join(context):
    def start_and_join():
        child = context.Process(target=nothing)
        child.start()
        child.join()

    start_and_join()
    begun = time.perf_counter()
    for _ in range(STARTS):
        start_and_join()
    return (time.perf_counter() - begun) * 1000 / STARTS


def lock_alone(context):
    batch = lock_pairs(context.Lock())
    share_of(batch, WARM_UP)
    operations, begun, ended = share_of(batch, TIME)
    return operations / (ended - begun)


def lock_between(processes):
    return lambda context: contest(context, processes, lock_pairs, context.Lock())


QUEUE_WARM_UP = 2_000
QUEUE_ITEMS = 40_000


def producer(items, together):
    for item in range(QUEUE_WARM_UP):
        items.put(item)
    together.wait()
    for item in range(QUEUE_ITEMS):
        items.put(item)


def consumer(items, together, reports):
    for _ in range(QUEUE_WARM_UP):
        items.get()
    together.wait()
    begun = time.perf_counter()
    total = sum(items.get() for _ in range(QUEUE_ITEMS))
    seconds = time.perf_counter() - begun
    assert total == QUEUE_ITEMS * (QUEUE_ITEMS - 1) // 2
    reports.put(seconds)


def queue_items(context):
    items, together, reports = context.Queue(), context.Barrier(2), context.SimpleQueue()
    children = [
        context.Process(target=producer, args=(items, together)),
        context.Process(target=consumer, args=(items, together, reports)),
    ]
    for child in children:
        child.start()
    seconds = reports.get()
    for child in children:
        child.join()
    return QUEUE_ITEMS / seconds


def pool_map(tasks, chunk):
    def measure(context):
        with context.Pool(POOL) as pool:
            pool.map(identity, range(tasks // 10), chunk)
            begun = time.perf_counter()
            answers = pool.map(identity, range(tasks), chunk)
            seconds = time.perf_counter() - begun
            assert answers == list(range(tasks))
            return tasks / seconds

    return measure


def list_append(processes):
    def measure(context):
        with context.Manager() as manager:
            return contest(context, processes, list_appends, manager.list())

    return measure


KEYS = {
    "start_join_ms_spawn": start_join,
    "lock_uncontended_ops_s": lock_alone,
    "lock_2procs_ops_s": lock_between(2),
    "lock_4procs_ops_s": lock_between(4),
    "queue_1p1c_items_s": queue_items,
    "pool_map_chunk1_tasks_s": pool_map(10_000, 1),
    "pool_map_default_tasks_s": pool_map(1_000_000, None),
    "manager_list_append_ops_s": list_append(1),
    "manager_list_append_4procs_ops_s": list_append(4),
}


def read(questions):
    """Passes the keys on; when there are no more, ends everything.

    SIGTERM to the group of our own reaches this process and its children, but not the tracker
    that removes their semaphores: it ignores the signal and goes when all others are gone.
    """
    for line in sys.stdin:
        questions.put(line.strip())
    if len(sys.argv) > 1:
        shutil.rmtree(sys.argv[1], ignore_errors=True)
    os.killpg(0, signal.SIGTERM)


def main():
    os.setpgid(0, 0)  # a Ctrl-C is for the tool alone, which then ends our input
    questions = queue.Queue()
    threading.Thread(target=read, args=(questions,), daemon=True).start()
    context = multiprocessing.get_context(METHOD)
    version = platform.python_version()
    folder = sys.argv[1] if len(sys.argv) > 1 else "."
    print("ready", platform.python_implementation(), version, METHOD, folder, flush=True)
    while True:
        measure = KEYS.get(questions.get())
        print("unknown" if measure is None else measure(context), flush=True)


if __name__ == "__main__":
    main()
