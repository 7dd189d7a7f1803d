package mpj.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mpj.multiprocessing.manager.ManagedArray;
import mpj.multiprocessing.manager.ManagedBarrier;
import mpj.multiprocessing.manager.ManagedBoundedSemaphore;
import mpj.multiprocessing.manager.ManagedCondition;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.ManagedEvent;
import mpj.multiprocessing.manager.ManagedJoinableQueue;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.ManagedLock;
import mpj.multiprocessing.manager.ManagedNamespace;
import mpj.multiprocessing.manager.ManagedPool;
import mpj.multiprocessing.manager.ManagedQueue;
import mpj.multiprocessing.manager.ManagedRLock;
import mpj.multiprocessing.manager.ManagedResult;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.ManagedValue;
import mpj.multiprocessing.pool.SerializableFunction;
import mpj.multiprocessing.sync.Hold;
import mpj.remote.net.Fingerprint;
import mpj.remote.net.HandshakeRefused;
import mpj.remote.net.Key;

/** Another JVM, no child of the library's, which uses a manager: key and address by its input. */
final class StrangerMain {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int TRIES = 5;

  private StrangerMain() {}

  /** A thing that the program has the manager host. */
  interface Counter {
    int add(int amount);

    void remember(Counter other);

    Counter remembered();

    void fail(String why) throws IOException;
  }

  /** Its implementation, which is not sent. */
  static final class Counting implements Counter {
    private Counter other;
    private int count;

    @Override
    public int add(int amount) {
      count += amount;
      return count;
    }

    @Override
    public void remember(Counter given) {
      other = given;
    }

    @Override
    public Counter remembered() {
      return other;
    }

    @Override
    public void fail(String why) throws IOException {
      throw new IOException(why);
    }
  }

  /** A function that is a class and no lambda. */
  record Doubling() implements SerializableFunction<Integer, Integer> {
    @Override
    public Integer apply(Integer number) {
      return 2 * number;
    }
  }

  public static void main(String[] arguments) throws Exception {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Key key = Key.of(HexFormat.of().parseHex(in.readLine()));
    var address =
        new InetSocketAddress(
            InetAddress.ofLiteral(in.readLine()), Integer.parseInt(in.readLine()));
    String pin = in.readLine();
    Terms terms = Terms.STANDARD.allowing(Counter.class);
    if (!pin.isEmpty()) {
      terms = terms.with(Fingerprint.parse(pin));
    }
    try (RemoteManager manager = connect(address, key, terms, TRIES)) {
      switch (arguments[0]) {
        case "types" -> types(manager);
        case "hold" -> hold(manager, in);
        case "work" -> work(manager);
        default -> greet(manager);
      }
    }
    IO.println("done");
  }

  /** Tries again where the cores are so busy that a handshake takes its five seconds. */
  private static RemoteManager connect(InetSocketAddress address, Key key, Terms terms, int times)
      throws IOException, InterruptedException {
    try {
      return RemoteManager.connect(address, key, terms);
    } catch (HandshakeRefused e) {
      if (times == 1) {
        throw e;
      }
      return connect(address, key, terms, times - 1);
    }
  }

  private static void same(Object expected, Object actual) {
    if (!Objects.deepEquals(expected, actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }

  private static void greet(RemoteManager manager) {
    ManagedList<Long> guests = manager.find("guests", ManagedList.class);
    guests.add(ProcessHandle.current().pid());
  }

  private static void types(RemoteManager manager) throws Exception {
    greet(manager);
    values(manager);
    queues(manager);
    locks(manager);
    meetings(manager);
    try (ManagedPool pool = manager.pool(1)) {
      same(List.of(2, 4), pool.map(new Doubling(), List.of(1, 2)));
      ManagedResult<Integer> result = pool.applyAsync(new Doubling(), 21);
      same(42, result.get(LONG));
    }
    Counter counter = manager.create(Counter.class);
    same(5, counter.add(5));
    Counter found = manager.find("counter", Counter.class);
    same(7, found.add(7));
    counter.remember(found);
    same(found, counter.remembered());
    try {
      found.fail("on purpose");
      throw new AssertionError("it did not fail");
    } catch (IOException e) {
      same("on purpose", e.getMessage());
    }
  }

  private static void values(RemoteManager manager) {
    ManagedDict<String, Object> dict = manager.dict(Map.of("one", 1));
    ManagedList<Object> inner = manager.list(Arrays.asList(1, null, "two"));
    dict.put("inner", inner);
    dict.put("none", null);
    same(List.of("one", "inner", "none"), List.copyOf(dict.keySet()));
    ((ManagedList<?>) dict.get("inner")).removeFirst();
    same(Arrays.asList(null, "two"), inner.subList(0, 2));
    dict.put("both", List.of(new Object[] {inner}, inner)); // inside a graph, too
    same(inner, ((List<?>) dict.get("both")).get(1));
    ManagedNamespace names = manager.namespace();
    names.set("list", inner);
    same(2, names.<ManagedList<?>>get("list").size());
    ManagedValue<Integer> value = manager.value(3);
    same(3, value.getAndSet(4));
    ManagedArray<Integer> array = manager.array(3, 1);
    array.set(1, 9);
    same(List.of(1, 9, 1), array.toList());
  }

  private static void queues(RemoteManager manager) throws InterruptedException {
    ManagedQueue<Object> queue = manager.queue(2);
    queue.put(queue);
    same(queue, queue.get());
    ManagedJoinableQueue<Integer> tasks = manager.joinableQueue();
    tasks.put(1);
    same(1, tasks.get());
    tasks.taskDone();
    same(true, tasks.join(LONG));
  }

  private static void locks(RemoteManager manager) throws InterruptedException {
    ManagedLock lock = manager.lock();
    try (Hold held = lock.hold()) {
      same(true, held.ownerDied().isEmpty());
      same(false, lock.tryAcquire());
      same(false, lock.tryAcquire(Duration.ofMillis(5)));
    }
    ManagedRLock rlock = manager.rlock();
    rlock.acquire();
    rlock.acquire();
    rlock.release();
    rlock.release();
    ManagedSemaphore semaphore = manager.semaphore(1);
    semaphore.acquire();
    same(0, semaphore.available());
    ManagedBoundedSemaphore bounded = manager.boundedSemaphore(1);
    bounded.acquire();
    bounded.release();
    try {
      bounded.release();
      throw new AssertionError("one too many");
    } catch (IllegalStateException e) {
      same(1, bounded.available());
    }
  }

  private static void meetings(RemoteManager manager) throws InterruptedException {
    ManagedRLock rlock = manager.rlock();
    ManagedCondition condition = manager.condition(rlock);
    ManagedEvent event = manager.event();
    ManagedBarrier barrier = manager.barrier(2);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              try {
                barrier.await(); // a call that waits holds up no other of the connection
                rlock.acquire();
                event.set();
                condition.signalAll();
                rlock.release();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    rlock.acquire();
    barrier.await();
    same(true, condition.waitFor(event::isSet, LONG));
    rlock.release();
    event.await();
    other.join();
  }

  /** Goes on until it is told that it is over; says how many rounds were answered. */
  private static void work(RemoteManager manager) throws InterruptedException {
    ManagedLock lock = manager.find("lock", ManagedLock.class);
    ManagedValue<Integer> value = manager.find("value", ManagedValue.class);
    ManagedEvent over = manager.find("over", ManagedEvent.class);
    var own = manager.list(List.of(1));
    for (int round = 1; !over.isSet(); round++) {
      try (var _ = lock.hold()) {
        value.set(value.get() + 1);
      }
      IO.println(round);
    }
    same(1, own.size());
  }

  /** Holds all that can be held, and waits for what nobody brings. */
  private static void hold(RemoteManager manager, BufferedReader in) throws Exception {
    ManagedLock lock = manager.find("lock", ManagedLock.class);
    ManagedSemaphore semaphore = manager.find("semaphore", ManagedSemaphore.class);
    ManagedBarrier barrier = manager.find("barrier", ManagedBarrier.class);
    ManagedQueue<Integer> queue = manager.find("queue", ManagedQueue.class);
    lock.acquire();
    var held = semaphore.hold();
    var own = manager.list();
    Thread getter =
        Thread.ofPlatform()
            .start(() -> {
              try {
                queue.get();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    IO.println("holds " + held + own.size() + getter.threadId());
    barrier.await();
    IO.println(in.readLine());
  }
}
