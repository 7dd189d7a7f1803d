package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Primitive;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.pool.WorkerDied;
import mpj.multiprocessing.shared.DoubleArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.Event;
import mpj.multiprocessing.sync.Lock;
import mpj.multiprocessing.sync.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 27 of what the library survives, a long life: queues, pools, managers and all the rest are
 * made and dropped, children killed, and one pool lives all along. Once a third of the time is over
 * the shared memory, the files, descriptors and threads grow no more. An hour of it: {@code
 * -Dmpj.test.minutes=60}.
 */
@ExtendWith(NothingLeft.class)
@Timeout(2 * 3600)
@EnabledOnOs(OS.LINUX) // by /proc
class LongLifeStress {
  private static final Duration TIME =
      Duration.ofSeconds(60L * Integer.getInteger("mpj.test.minutes", 0));
  private static final Duration OF_ROUNDS = Duration.ofSeconds(Effort.rounds(1000));
  private static final int WORKERS = 2;
  private static final int MOST_BYTES = 700_000; // some of them are files
  private static final int SOME = 50;
  private static final int LOOKS = 12;

  /** A collection begins when as much was allocated as was in use, and at least so much. */
  private static final long MOST_GROWTH = 64L << 20;

  /** What the JVM itself may add: a compiler's thread, a descriptor of a class. */
  private static final int FEW = 16;

  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private final Map<String, Integer> acts = new TreeMap<>();
  private Pool resident;
  private int kills;

  /** Something that people do with the library; it leaves nothing that is in use. */
  private interface Act {
    void run() throws Exception;
  }

  /** How much there is at one moment. */
  private record Look(long seconds, long arena, int files, int descriptors, int threads) {
    static Look at(long began) throws IOException {
      System.gc();
      Path directory = Tree.current().directory();
      return new Look(
          (System.nanoTime() - began) / 1_000_000_000,
          Files.size(directory.resolve("arena")),
          count(directory),
          count(Path.of("/proc/self/fd")),
          count(Path.of("/proc/self/task")));
    }

    private static int count(Path directory) throws IOException {
      try (Stream<Path> entries = Files.list(directory)) {
        return (int) entries.count();
      }
    }
  }

  @Test
  void f27ShouldUseNoMoreAfterALongTimeThanAfterAShortOne() throws Exception {
    Duration time = TIME.isZero() ? OF_ROUNDS : TIME;
    System.out.println("stress=longlife seed=" + seed + " seconds=" + time.toSeconds());
    List<Act> all =
        List.of(
            this::queue,
            this::queueOfQueues,
            this::queueThatAChildFills,
            this::pipe,
            this::primitives,
            this::task,
            this::pool,
            this::poolWhoseWorkerIsKilled,
            this::manager,
            this::childThatIsKilled);
    List<Look> looks = new ArrayList<>();
    try (var pool = new Pool(WORKERS)) {
      resident = pool;
      long began = System.nanoTime();
      while (looks.size() < LOOKS) {
        all.get(random.nextInt(all.size())).run();
        if (System.nanoTime() - began >= time.toNanos() / LOOKS * (looks.size() + 1)) {
          looks.add(Look.at(began));
          System.out.println("stress=longlife " + looks.getLast() + " records=" + records());
        }
      }
    }
    System.out.println("stress=longlife kills=" + kills + " acts=" + acts);
    assertBounded(looks);
  }

  private static void assertBounded(List<Look> looks) {
    Look early = looks.get(LOOKS / 3 - 1);
    Look late = looks.getLast();
    assertThat(late.arena()).isLessThanOrEqualTo(2 * early.arena() + MOST_GROWTH);
    assertThat(late.files()).isLessThanOrEqualTo(early.files() + FEW);
    assertThat(late.descriptors()).isLessThanOrEqualTo(early.descriptors() + FEW);
    assertThat(late.threads()).isLessThanOrEqualTo(early.threads() + FEW);
  }

  private static Map<String, Integer> records() {
    Map<String, Integer> count = new TreeMap<>();
    Arena arena = Tree.current().arena();
    arena.forEach((type, record) -> count.merge(type.toString(), 1, Integer::sum));
    return count;
  }

  private void did(String act) {
    acts.merge(act, 1, Integer::sum);
  }

  private byte[] bytes() {
    int most = 1 << random.nextInt(4, Integer.SIZE - Integer.numberOfLeadingZeros(MOST_BYTES) + 1);
    byte[] bytes = new byte[Math.min(MOST_BYTES, random.nextInt(most))];
    Arrays.fill(bytes, (byte) bytes.length);
    return bytes;
  }

  private static void check(byte[] bytes) {
    for (byte one : bytes) {
      if (one != (byte) bytes.length) {
        throw new AssertionError("damaged: length=" + bytes.length);
      }
    }
  }

  private void queue() throws Exception {
    did("queue");
    for (int n = 0; n < SOME; n++) {
      Queue<byte[]> queue = random.nextBoolean() ? new Queue<>() : new JoinableQueue<>();
      int items = random.nextInt(20);
      int taken = random.nextInt(items + 1);
      for (int i = 0; i < items; i++) {
        queue.put(bytes());
      }
      for (int i = 0; i < taken; i++) {
        check(queue.get(Children.LONG));
      }
      if (random.nextBoolean()) {
        queue.close();
      }
    }
  }

  /** The last one is in an item of the one before, and so on; the first one in one of the last. */
  private void queueOfQueues() throws Exception {
    did("queueOfQueues");
    Queue<Object> first = new Queue<>();
    Queue<Object> last = first;
    for (int n = 0; n < SOME; n++) {
      Queue<Object> next = new Queue<>();
      next.put(n);
      last.put(next);
      last = next;
    }
    if (random.nextBoolean()) {
      last.put(first);
    }
    Queue<?> at = (Queue<?>) first.get(Children.LONG);
    for (int n = 0; n < random.nextInt(SOME - 1); n++) {
      assertThat(at.get(Children.LONG)).isEqualTo(n);
      at = (Queue<?>) at.get(Children.LONG);
    }
  }

  private void queueThatAChildFills() throws Exception {
    did("queueThatAChildFills");
    Queue<Queue<byte[]>> outer = new Queue<>();
    byte[] bytes = bytes();
    ChildProcess child =
        new ChildProcess(
            Context.of(StartMethod.FORKSERVER),
            "filler",
            () -> {
              for (int n = 0; n < SOME; n++) {
                var inner = new Queue<byte[]>();
                inner.put(bytes);
                outer.put(inner);
              }
            });
    child.start();
    for (int n = 0; n < SOME; n++) {
      byte[] got = outer.get(Children.LONG).get(Children.LONG);
      check(got);
      assertThat(got).hasSameSizeAs(bytes);
    }
    assertThat(child.join(Children.LONG)).isTrue();
    child.close();
  }

  private void pipe() throws Exception {
    did("pipe");
    for (int n = 0; n < SOME; n++) {
      var pipe = new Pipe();
      var lock = new Lock();
      pipe.first().send(lock);
      try (var _ = ((Lock) pipe.second().receive()).hold()) {
        assertThat(lock.isLocked()).isTrue();
      }
      if (random.nextBoolean()) {
        pipe.first().send(new Queue<Integer>()); // is not received
      }
      if (random.nextBoolean()) {
        pipe.close();
      }
    }
  }

  private void primitives() throws Exception {
    did("primitives");
    for (int n = 0; n < SOME; n++) {
      var lock = new Lock();
      try (var _ = lock.hold()) {
        assertThat(new Semaphore(1).tryAcquire()).isTrue();
      }
      var value = new IntValue(n);
      value.increment();
      assertThat(value.get()).isEqualTo(n + 1);
      new Barrier(1, value::increment).await();
      assertThat(value.get()).isEqualTo(n + 2);
      new DoubleArray(random.nextInt(1, 10_000)).set(0, n);
      for (Primitive one : Primitive.values()) {
        assertThat(one.used()).isNotNull();
      }
    }
  }

  private static Queue<byte[]> answer(Queue<byte[]> asked) throws InterruptedException {
    byte[] bytes = asked.get(Children.LONG);
    check(bytes);
    var answered = new Queue<byte[]>();
    answered.put(bytes);
    return answered;
  }

  private void task() throws Exception {
    did("task");
    List<Queue<byte[]>> asked = new ArrayList<>();
    for (int n = 0; n < SOME; n++) {
      var queue = new Queue<byte[]>();
      queue.put(bytes());
      asked.add(queue);
    }
    for (Queue<byte[]> answered : resident.map(LongLifeStress::answer, asked)) {
      check(answered.get(Children.LONG));
    }
  }

  private static byte[] same(byte[] bytes) {
    check(bytes);
    return bytes;
  }

  private void pool() throws Exception {
    did("pool");
    try (var pool = new Pool(WORKERS, Context.of(StartMethod.FORKSERVER))) {
      List<byte[]> items = Stream.generate(this::bytes).limit(SOME).toList();
      pool.map(LongLifeStress::same, items).forEach(LongLifeStress::check);
      if (random.nextBoolean()) {
        pool.mapAsync(LongLifeStress::same, items);
        pool.terminate();
      }
    }
  }

  private static boolean waitFor(Event event) throws InterruptedException {
    return event.await(Children.LONG);
  }

  private void poolWhoseWorkerIsKilled() throws Exception {
    did("poolWhoseWorkerIsKilled");
    try (var pool = new Pool(WORKERS, Context.of(StartMethod.FORKSERVER))) {
      var event = new Event();
      AsyncResult<Boolean> first = pool.applyAsync(LongLifeStress::waitFor, event);
      AsyncResult<Boolean> second = pool.applyAsync(LongLifeStress::waitFor, event);
      LockSupport.parkNanos(random.nextLong(20_000_000));
      kill(pool.workerPids().get(random.nextInt(WORKERS)));
      event.set();
      for (AsyncResult<Boolean> one : List.of(first, second)) {
        try {
          assertThat(one.get(Children.LONG)).isTrue();
        } catch (WorkerDied e) {
          assertThat(e).hasMessageContaining("pid=");
        }
      }
    }
  }

  private void kill(long pid) {
    kills++;
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private void manager() throws Exception {
    did("manager");
    try (var manager = new Manager(Context.of(StartMethod.FORKSERVER))) {
      ManagedDict<Integer, Object> dict = manager.dict();
      for (int n = 0; n < SOME; n++) {
        dict.put(n % 7, random.nextBoolean() ? bytes() : manager.list());
        if (dict.get(n % 3) instanceof byte[] bytes) {
          check(bytes);
        }
        var lock = new Lock();
        dict.put(-1, lock);
        assertThat(dict.get(-1)).isEqualTo(lock);
      }
    }
  }

  /** It makes and passes on objects all the time. */
  private static void makeForEver(Queue<Object> out) throws InterruptedException {
    for (int n = 0; ; n++) {
      var lock = new Lock();
      Queue<Object> inner = new Queue<>();
      inner.put(new byte[n % 5_000]);
      inner.put(lock);
      out.put(inner);
      new IntValue(n).increment();
      try (var _ = lock.hold()) {
        out.get();
      }
    }
  }

  private void childThatIsKilled() throws Exception {
    did("childThatIsKilled");
    Queue<Object> between = new Queue<>();
    List<ChildProcess> children = new ArrayList<>();
    for (int n = 0; n < WORKERS; n++) {
      ChildProcess child =
          new ChildProcess(
              Context.of(StartMethod.FORKSERVER), "maker-" + n, () -> makeForEver(between));
      child.start();
      children.add(child);
    }
    LockSupport.parkNanos(random.nextLong(200_000_000));
    for (ChildProcess child : children) {
      kills++;
      child.kill();
      assertThat(child.join(Children.LONG)).isTrue();
      child.close();
    }
  }
}
