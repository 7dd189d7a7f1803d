"""Does with Python's multiprocessing what `mpj bench primitives` does with ours.

Reads keys from standard input, one a line, measures each once and answers with one line: the
figure and how children were started for it, or "unknown". When the input ends, it removes the
folder given as its argument, if one is, and ends with all of its children.
"""

import array
import dataclasses
import gc
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
PRELOADED = [  # all that a child imports
    "__main__",
    "array",
    "dataclasses",
    "gc",
    "platform",
    "queue",
    "shutil",
    "threading",
]
WARM_UP = 0.1  # seconds; there is no compiler to wait for
TIME = 0.5  # seconds of a contest, as on the other side
LONGEST_COLD = 10  # seconds of the first operations
STARTS = 10
MANY = 30
POOL = 2


def nothing():
    pass


def identity(item):
    return item


@dataclasses.dataclass
class Order:
    """The data of a program: a string, a list of strings and a dict."""

    customer: str
    goods: list
    quantities: dict


def an_order():
    return Order(
        "Ada Lovelace, 12 St James's Square, London",
        ["punched cards", "brass wheels", "machine oil"],
        {"punched cards": 1_000, "brass wheels": 24},
    )


# What is sent, as on the other side: how to make one, and how many are a child's first ones.
PAYLOADS = {
    "100": (lambda: bytes(100), 20_000),
    "1k": (lambda: bytes(1 << 10), 20_000),
    "16k": (lambda: bytes(16 << 10), 5_000),
    "256k": (lambda: bytes(256 << 10), 1_000),
    "string200": (lambda: "mpj " * 50, 20_000),
    "order": (an_order, 20_000),
}


def weight(payload):
    """A number that says whether one has arrived whole, and costs next to nothing."""
    if isinstance(payload, Order):
        return len(payload.customer) + len(payload.goods) + len(payload.quantities)
    return len(payload)


def share_of(batch, seconds, most=sys.maxsize):
    """Repeats the batch for that time, or until so much is done: operations, begin and end."""
    operations = 0
    begun = now = time.perf_counter()
    while operations < most and now - begun < seconds:
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


def contestant(make_batch, subject, together, reports, first):
    """Works for a time after a warm-up; or does its first operations, if it is to."""
    batch = make_batch(subject)
    together.wait()
    if first:
        reports.put((0, *share_of(batch, LONGEST_COLD, first)))
        return
    before = share_of(batch, WARM_UP)[0]
    together.wait()
    reports.put((before, *share_of(batch, TIME)))


def ended_well(children):
    for child in children:
        child.join()
        assert child.exitcode == 0


def contest(context, processes, make_batch, subject, first=0):
    """What each did: operations to warm up, operations, begin and end."""
    together, reports = context.Barrier(processes), context.SimpleQueue()
    children = [
        context.Process(target=contestant, args=(make_batch, subject, together, reports, first))
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


def send_rounds(send, payload, together, more):
    make, items = PAYLOADS[payload]
    item = make()
    together.wait()
    while more.value >= 0:
        more.value = time.perf_counter()
        for _ in range(items):
            send(item)
        together.wait()


def receive_rounds(receive, payload, cold, together, more, reports):
    """The rate of the first round, or of those after a warm-up."""
    make, items = PAYLOADS[payload]
    expected = items * weight(make())
    measured = seconds = 0
    over = False
    together.wait()
    opening = time.perf_counter()
    while not over:
        here = time.perf_counter()
        if cold or here - opening >= WARM_UP:
            measured += items
        assert sum(weight(receive()) for _ in range(items)) == expected
        now = time.perf_counter()
        if measured:
            seconds += now - min(here, more.value)
        over = measured > 0 and (cold or seconds >= TIME)
        more.value = -1 if over else 0
        together.wait()
    reports.put(measured / seconds)


def put_rounds(items, *rest):
    send_rounds(items.put, *rest)


def get_rounds(items, *rest):
    receive_rounds(items.get, *rest)


def pipe_out_rounds(connection, *rest):
    send_rounds(connection.send, *rest)


def pipe_in_rounds(connection, *rest):
    receive_rounds(connection.recv, *rest)


def rounds(context, senders, receivers, payload, cold):
    """A sender and a receiver, each a function and its end of a channel."""
    together, more = context.Barrier(2), context.RawValue("d", 0)
    reports = context.SimpleQueue()
    send, outlet = senders
    receive, inlet = receivers
    children = [
        context.Process(target=send, args=(outlet, payload, together, more)),
        context.Process(target=receive, args=(inlet, payload, cold, together, more, reports)),
    ]
    for child in children:
        child.start()
    answer = reports.get()
    ended_well(children)
    return answer


def by_queue(payload, cold):
    def measure(context):
        items = context.Queue()
        return rounds(context, (put_rounds, items), (get_rounds, items), payload, cold)

    return measure


def by_pipe(payload, cold):
    def measure(context):
        reader, writer = context.Pipe(duplex=False)
        ends = (pipe_out_rounds, writer), (pipe_in_rounds, reader)
        return rounds(context, *ends, payload, cold)

    return measure


def meet(together):
    together.wait()


def pool_maps(payload):
    """A pool of this process, all of whose workers are there; each batch is a map."""
    make, items = PAYLOADS[payload]
    context = multiprocessing.get_context(METHOD)
    together = context.Barrier(POOL + 1)
    pool = context.Pool(POOL, meet, (together,))
    together.wait()
    tasks = [make()] * (items // 10)
    expected = len(tasks) * weight(tasks[0])

    def batch():
        results = pool.map(identity, tasks, 1)
        assert sum(map(weight, results)) == expected
        return len(tasks)

    return batch


def at_stage(make_batch, processes, payload, cold, subject, context):
    first = PAYLOADS[payload][1] // processes if cold else 0
    return contest(context, processes, make_batch, subject, first)


def by_pool(payload, cold):
    return lambda context: rate(at_stage(pool_maps, 1, payload, cold, payload, context))


NAMES = "ada alan barbara donald edsger frances grace john leslie".split()


def dict_calls(subject):
    shared, payload = subject
    value = PAYLOADS[payload][0]()
    expected = len(NAMES) * weight(value)

    def batch():
        total = 0
        for name in NAMES:
            shared[name] = value
            total += weight(shared[name])
        assert total == expected
        return 2 * len(NAMES)

    return batch


def by_dict(payload, cold):
    def measure(context):
        with context.Manager() as manager:
            shared = manager.dict()
            answer = rate(at_stage(dict_calls, 1, payload, cold, (shared, payload), context))
            assert len(shared) == len(NAMES)
            return answer

    return measure


def payload_appends(subject):
    shared, payload = subject
    append, item = shared.append, PAYLOADS[payload][0]()

    def batch():
        for _ in range(10):
            append(item)
        return 10

    return batch


def by_list(payload, cold, processes=4):
    def measure(context):
        with context.Manager() as manager:
            shared = manager.list()
            subject = shared, payload
            shares = at_stage(payload_appends, processes, payload, cold, subject, context)
            assert len(shared) == sum(all_of(share) for share in shares)
            return rate(shares)

    return measure


DOUBLES = (64 << 20) // 8


def sums(shared):
    """In place, by the one way without a loop of its own."""
    view = memoryview(shared).cast("B").cast("d")

    def batch():
        assert sum(view) == DOUBLES
        return DOUBLES

    return batch


def copies(shared):
    view = memoryview(shared).cast("B")

    def batch():
        copy = array.array("d")
        copy.frombytes(view)
        assert len(copy) == DOUBLES
        return DOUBLES

    return batch


def array_sweeps(make_batch):
    def measure(context):
        shared = context.RawArray("d", DOUBLES)
        memoryview(shared).cast("B")[:] = memoryview(array.array("d", [1]) * DOUBLES).cast("B")
        return rate(contest(context, 1, make_batch, shared)) * 8 / 1e9

    return measure


QUEUES_MADE = 2_000


def resident_bytes():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def make_queues(context):
    """Seconds, and bytes that this process has grown by."""

    def use():
        items = context.Queue()
        items.put(7)
        assert items.get() == 7
        items.close()
        items.join_thread()

    use()
    before, begun = resident_bytes(), time.perf_counter()
    for _ in range(QUEUES_MADE):
        use()
    seconds = time.perf_counter() - begun
    gc.collect()
    return seconds, max(0, resident_bytes() - before)


def queues_made(context):
    return QUEUES_MADE / make_queues(context)[0]


def bytes_kept(context):
    return make_queues(context)[1] / QUEUES_MADE


IDLE_CHILDREN = 20
IDLE_TIME = 12
SETTLING = 1


def wait_in_get(begun, items):
    begun.put(1)
    items.get()


def processor_seconds(children):
    ticks = 0
    for child in children:
        with open(f"/proc/{child.pid}/stat", encoding="utf-8") as stat:
            words = stat.read().rpartition(")")[2].split()
            ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def idle_children(context):
    begun, items = context.SimpleQueue(), context.Queue()
    children = [
        context.Process(target=wait_in_get, args=(begun, items)) for _ in range(IDLE_CHILDREN)
    ]
    for child in children:
        child.start()
    for _ in children:
        begun.get()
    time.sleep(SETTLING)
    before = processor_seconds(children)
    time.sleep(IDLE_TIME)
    used = processor_seconds(children) - before
    for child in children:
        child.kill()
        child.join()
    return 100 * used / IDLE_TIME


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
    "pipe_order_items_s": by_pipe("order", False),
    "pipe_order_cold_items_s": by_pipe("order", True),
    "queue_1p1c_items_s": queue_between(1),
    "queue_2p2c_items_s": queue_between(2),
    "queue_100_items_s": by_queue("100", False),
    "queue_100_cold_items_s": by_queue("100", True),
    "queue_1k_items_s": by_queue("1k", False),
    "queue_1k_cold_items_s": by_queue("1k", True),
    "queue_16k_items_s": by_queue("16k", False),
    "queue_16k_cold_items_s": by_queue("16k", True),
    "queue_256k_items_s": by_queue("256k", False),
    "queue_256k_cold_items_s": by_queue("256k", True),
    "queue_string200_items_s": by_queue("string200", False),
    "queue_string200_cold_items_s": by_queue("string200", True),
    "queue_order_items_s": by_queue("order", False),
    "queue_order_cold_items_s": by_queue("order", True),
    "pool_map_chunk1_tasks_s": pool_map(10_000, 1),
    "pool_map_default_tasks_s": pool_map(1_000_000, None),
    "pool_map_100_tasks_s": by_pool("100", False),
    "pool_map_100_cold_tasks_s": by_pool("100", True),
    "pool_map_1k_tasks_s": by_pool("1k", False),
    "pool_map_1k_cold_tasks_s": by_pool("1k", True),
    "pool_map_16k_tasks_s": by_pool("16k", False),
    "pool_map_16k_cold_tasks_s": by_pool("16k", True),
    "pool_map_order_tasks_s": by_pool("order", False),
    "pool_map_order_cold_tasks_s": by_pool("order", True),
    "pool2_create_ms": pool_start(False),
    "pool2_first_result_ms": pool_start(True),
    "pool_imap_unordered_tasks_s": pool_imap_unordered(10_000),
    "pool_apply_us": pool_apply(1_000),
    "manager_start_ms": manager_start,
    "manager_list_append_ops_s": list_append(1),
    "manager_list_append_4procs_ops_s": list_append(4),
    "list_1k_append_4procs_ops_s": by_list("1k", False),
    "list_1k_append_4procs_cold_ops_s": by_list("1k", True),
    "dict_putget_100_calls_s": by_dict("100", False),
    "dict_putget_100_cold_calls_s": by_dict("100", True),
    "dict_putget_1k_calls_s": by_dict("1k", False),
    "dict_putget_1k_cold_calls_s": by_dict("1k", True),
    "dict_putget_order_calls_s": by_dict("order", False),
    "dict_putget_order_cold_calls_s": by_dict("order", True),
    "shared_array_sum_GB_s": array_sweeps(sums),
    "shared_array_copy_GB_s": array_sweeps(copies),
    "queues_made_s": queues_made,
    "bytes_kept": bytes_kept,
    "death_with_records_ms": None,  # nobody hears of the death: the lock is held for ever
    "starts_in_old_tree_ms": None,  # there is no trace
    "idle_cpu_percent": idle_children,
    "lesson7_50procs_s": many_appends(50),
    "primes_speedup": primes_speedup,
}


def answer_to(key):
    method = METHODS.get(key, METHOD)
    if not KEYS.get(key) or method not in multiprocessing.get_all_start_methods():
        return "unknown"
    context = multiprocessing.get_context(method)
    return f"{KEYS[key](context)} {context.get_start_method()}"
