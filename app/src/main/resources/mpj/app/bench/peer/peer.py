"""Does with Python's multiprocessing what `mpj bench primitives` does with ours.

Reads keys from standard input, one a line, measures each once and answers with one line: the
figure and how children were started for it, or "unknown". When the input ends, it removes the
folder given as its argument, if one is, and ends with all of its children.
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

METHOD = "spawn"  # of all keys but these
METHODS = {
    "start_join_ms_forkserver": "forkserver",
    "forkserver_sustained_starts_s": "forkserver",
}
PRELOADED = ["__main__", "platform", "queue", "shutil", "threading"]  # all that a child imports
WARM_UP = 0.1  # seconds; there is no compiler to wait for
TIME = 0.5  # seconds of a contest, as on the other side
STARTS = 10
MANY = 30
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


def increments(value):
    """A hundred times value += 1, as Python's manual writes it."""

    def batch():
        for _ in range(100):
            with value.get_lock():
                value.value += 1
        return 100

    return batch


def trips(semaphores):
    """A hundred round trips, from the side that begins."""
    ping, pong = semaphores[0].release, semaphores[1].acquire

    def batch():
        for _ in range(100):
            ping()
            pong()
        return 100

    return batch


def pipe_trips(connection):
    """A hundred ints there and back, from the side that begins."""
    send, receive = connection.send, connection.recv

    def batch():
        for number in range(100):
            send(number)
            assert receive() == number
        return 100

    return batch


def pipe_sends(connection, payload):
    send = connection.send_bytes

    def batch():
        for _ in range(4):
            send(payload)
        return 4

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
    before = share_of(batch, WARM_UP)[0]
    together.wait()
    reports.put((before, *share_of(batch, TIME)))


def ended_well(children):
    for child in children:
        child.join()
        assert child.exitcode == 0


def contest(context, processes, make_batch, subject):
    """What each did: operations to warm up, operations, begin and end."""
    together, reports = context.Barrier(processes), context.SimpleQueue()
    children = [
        context.Process(target=contestant, args=(make_batch, subject, together, reports))
        for _ in range(processes)
    ]
    for child in children:
        child.start()
    shares = [reports.get() for _ in children]
    ended_well(children)
    return shares


def rate(shares):
    """Operations a second of all, from the first begin to the last end."""
    operations = sum(share[1] for share in shares)
    return operations / (max(share[3] for share in shares) - min(share[2] for share in shares))


def all_of(share):
    """Its operations, those to warm up included."""
    return share[0] + share[1]


def seconds_of_starts(context, starts):
    """The first start, which is not timed, also starts the forkserver."""

    def start_and_join():
        child = context.Process(target=nothing)
        child.start()
        ended_well([child])

    start_and_join()
    begun = time.perf_counter()
    for _ in range(starts):
        start_and_join()
    return time.perf_counter() - begun


def start_join(context):
    return seconds_of_starts(context, STARTS) * 1000 / STARTS


def sustained_starts(context):
    return MANY / seconds_of_starts(context, MANY)


def lock_alone(context):
    batch = lock_pairs(context.Lock())
    share_of(batch, WARM_UP)
    operations, begun, ended = share_of(batch, TIME)
    return operations / (ended - begun)


def lock_between(processes):
    return lambda context: rate(contest(context, processes, lock_pairs, context.Lock()))


def value_between(processes):
    def measure(context):
        value = context.Value("i", 0)
        shares = contest(context, processes, increments, value)
        assert value.value == sum(all_of(share) for share in shares)
        return rate(shares)

    return measure


def ask(semaphores, over, reports):
    batch = trips(semaphores)
    before = share_of(batch, WARM_UP)[0]
    share = (before, *share_of(batch, TIME))
    over.value = 1
    semaphores[0].release()
    reports.put(share)


def answer(semaphores, over, answers):
    ping, pong, answered = semaphores[0].acquire, semaphores[1].release, 0
    ping()
    while not over.value:
        pong()
        answered += 1
        ping()
    answers.put(answered)


def semaphore_trips(context):
    semaphores = context.Semaphore(0), context.Semaphore(0)
    over, reports, answers = context.RawValue("i", 0), context.SimpleQueue(), context.SimpleQueue()
    children = [
        context.Process(target=ask, args=(semaphores, over, reports)),
        context.Process(target=answer, args=(semaphores, over, answers)),
    ]
    for child in children:
        child.start()
    share, answered = reports.get(), answers.get()
    ended_well(children)
    assert answered == all_of(share)
    assert not any(semaphore.acquire(False) for semaphore in semaphores)
    return 1_000_000 / rate([share])


OVER = -1


def ask_by_pipe(connection, reports):
    batch = pipe_trips(connection)
    before = share_of(batch, WARM_UP)[0]
    share = (before, *share_of(batch, TIME))
    connection.send(OVER)
    reports.put(share)


def answer_by_pipe(connection, answers):
    send, receive, answered = connection.send, connection.recv, 0
    number = receive()
    while number != OVER:
        send(number)
        answered += 1
        number = receive()
    answers.put(answered)


def pipe_roundtrip(context):
    ours, theirs = context.Pipe()
    reports, answers = context.SimpleQueue(), context.SimpleQueue()
    children = [
        context.Process(target=ask_by_pipe, args=(ours, reports)),
        context.Process(target=answer_by_pipe, args=(theirs, answers)),
    ]
    for child in children:
        child.start()
    share, answered = reports.get(), answers.get()
    ended_well(children)
    assert answered == all_of(share)
    return 1_000_000 / rate([share])


def sender(connection, size, together, reports):
    """Sends twice for a time, each followed by an empty message."""
    batch, shares = pipe_sends(connection, bytes(size)), []
    for seconds in (WARM_UP, TIME):
        shares.append(share_of(batch, seconds))
        connection.send_bytes(b"")
        together.wait()
    reports.put((shares[0][0], *shares[1]))


def receiver(connection, together, answers):
    total = 0
    for _ in range(2):
        while message := connection.recv_bytes():
            total += len(message)
        ended = time.perf_counter()
        together.wait()
    answers.put((total, ended))


def pipe_bytes(size):
    def measure(context):
        reader, writer = context.Pipe(duplex=False)
        together, reports, answers = (
            context.Barrier(2),
            context.SimpleQueue(),
            context.SimpleQueue(),
        )
        children = [
            context.Process(target=sender, args=(writer, size, together, reports)),
            context.Process(target=receiver, args=(reader, together, answers)),
        ]
        for child in children:
            child.start()
        share, (total, ended) = reports.get(), answers.get()
        ended_well(children)
        assert total == all_of(share) * size
        return share[1] * size / (ended - share[2]) / 1_000_000

    return measure


CYCLES = 50


def cycles(barrier, over, leads, seconds):
    """Meets the others until the leader's time is over, as on the other side."""
    done = places = 0
    begun = time.perf_counter()
    while True:
        for _ in range(CYCLES - 1):
            places += barrier.wait()
        if leads:
            over.value = time.perf_counter() - begun >= seconds
        places += barrier.wait()
        done += CYCLES
        if over.value:
            return done, begun, time.perf_counter(), places


def party(barrier, over, leads, reports):
    before = cycles(barrier, over, leads, WARM_UP)
    share = cycles(barrier, over, leads, TIME)
    reports.put((before[0], *share[:3], before[3] + share[3]))


def barrier_cycles(parties):
    def measure(context):
        barrier, over, reports = (
            context.Barrier(parties),
            context.RawValue("i", 0),
            context.SimpleQueue(),
        )
        children = [
            context.Process(target=party, args=(barrier, over, number == 0, reports))
            for number in range(parties)
        ]
        for child in children:
            child.start()
        shares = [reports.get() for _ in children]
        ended_well(children)
        together = all_of(shares[0])
        assert all(all_of(share) == together for share in shares)
        assert sum(share[4] for share in shares) == together * parties * (parties - 1) // 2
        return rate(shares) / parties

    return measure


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
    begun = time.perf_counter()  # of one clock for all processes
    total = sum(items.get() for _ in range(QUEUE_ITEMS))
    reports.put((begun, time.perf_counter(), total))


def queue_between(producers):
    def measure(context):
        items, reports = context.Queue(), context.SimpleQueue()
        together = context.Barrier(2 * producers)
        children = []
        for _ in range(producers):
            children.append(context.Process(target=producer, args=(items, together)))
            children.append(context.Process(target=consumer, args=(items, together, reports)))
        for child in children:
            child.start()
        answers = [reports.get() for _ in range(producers)]
        ended_well(children)
        expected = producers * QUEUE_ITEMS * (QUEUE_ITEMS - 1) // 2
        assert sum(total for _, _, total in answers) == expected
        seconds = max(ended for _, ended, _ in answers) - min(begun for begun, _, _ in answers)
        return producers * QUEUE_ITEMS / seconds

    return measure


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


POOL_STARTS = 5


def pool_start(first_result):
    """Milliseconds until a new pool is made, or has answered."""

    def measure(context):
        total = 0
        for _ in range(POOL_STARTS):
            begun = time.perf_counter()
            with context.Pool(POOL) as pool:
                if first_result:
                    assert pool.apply(identity, (7,)) == 7
                total += time.perf_counter() - begun
                assert pool.apply(identity, (8,)) == 8
        return total * 1000 / POOL_STARTS

    return measure


def pool_imap_unordered(tasks):
    def measure(context):
        with context.Pool(POOL) as pool:
            sum(pool.imap_unordered(identity, range(tasks // 10)))
            begun = time.perf_counter()
            total = sum(pool.imap_unordered(identity, range(tasks)))
            seconds = time.perf_counter() - begun
            assert total == tasks * (tasks - 1) // 2
            return tasks / seconds

    return measure


def pool_apply(calls):
    def measure(context):
        with context.Pool(POOL) as pool:
            for number in range(calls // 10):
                assert pool.apply(identity, (number,)) == number
            begun = time.perf_counter()
            for number in range(calls):
                assert pool.apply(identity, (number,)) == number
            return (time.perf_counter() - begun) * 1_000_000 / calls

    return measure


def list_append(processes):
    def measure(context):
        with context.Manager() as manager:
            shared = manager.list()
            shares = contest(context, processes, list_appends, shared)
            assert len(shared) == sum(all_of(share) for share in shares)
            return rate(shares)

    return measure


def manager_start(context):
    begun = time.perf_counter()
    with context.Manager() as manager:
        assert len(manager.list()) == 0
        return (time.perf_counter() - begun) * 1e3


def append_one(shared, number):
    shared.append(number)


def many_appends(processes):
    def measure(context):
        with context.Manager() as manager:
            shared = manager.list()
            children = [
                context.Process(target=append_one, args=(shared, number))
                for number in range(processes)
            ]
            begun = time.perf_counter()
            for child in children:
                child.start()
            ended_well(children)
            seconds = time.perf_counter() - begun
            assert sorted(shared) == list(range(processes))
            return seconds

    return measure


PRIMES_BELOW = 300_000  # fewer than ours, for about the same time
PRIME_PARTS = 256


def primes_of(part):
    """Counts the primes among every so many-th odd number."""
    primes = 1 if part == 0 else 0  # 2, the only even one
    for number in range(3 + 2 * part, PRIMES_BELOW, 2 * PRIME_PARTS):
        divisor = 3
        while divisor * divisor <= number and number % divisor:
            divisor += 2
        primes += divisor * divisor > number
    return primes


def cores():
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count()


def primes_speedup(context):
    parts = range(PRIME_PARTS)
    with context.Pool(cores()) as pool:
        pool.map(primes_of, parts, 1)
        begun = time.perf_counter()
        expected = sum(map(primes_of, parts))
        between = time.perf_counter()
        assert sum(pool.map(primes_of, parts, 1)) == expected
        return (between - begun) / (time.perf_counter() - between)


KEYS = {
    "start_join_ms_spawn": start_join,
    "start_join_ms_forkserver": start_join,
    "forkserver_sustained_starts_s": sustained_starts,
    "lock_uncontended_ops_s": lock_alone,
    "lock_2procs_ops_s": lock_between(2),
    "lock_4procs_ops_s": lock_between(4),
    "value_incr_2procs_ops_s": value_between(2),
    "semaphore_roundtrip_us": semaphore_trips,
    "barrier4_cycles_s": barrier_cycles(4),
    "pipe_roundtrip_us": pipe_roundtrip,
    "pipe_64k_MB_s": pipe_bytes(64 << 10),
    "pipe_1024k_MB_s": pipe_bytes(1024 << 10),
    "queue_1p1c_items_s": queue_between(1),
    "queue_2p2c_items_s": queue_between(2),
    "pool_map_chunk1_tasks_s": pool_map(10_000, 1),
    "pool_map_default_tasks_s": pool_map(1_000_000, None),
    "pool2_create_ms": pool_start(False),
    "pool2_first_result_ms": pool_start(True),
    "pool_imap_unordered_tasks_s": pool_imap_unordered(10_000),
    "pool_apply_us": pool_apply(1_000),
    "manager_start_ms": manager_start,
    "manager_list_append_ops_s": list_append(1),
    "manager_list_append_4procs_ops_s": list_append(4),
    "lesson7_50procs_s": many_appends(50),
    "primes_speedup": primes_speedup,
}


def answer_to(key):
    method = METHODS.get(key, METHOD)
    if key not in KEYS or method not in multiprocessing.get_all_start_methods():
        return "unknown"
    context = multiprocessing.get_context(method)
    return f"{KEYS[key](context)} {context.get_start_method()}"
