package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Primitive;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.Pipe;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Barrier;
import mpj.multiprocessing.sync.BoundedSemaphore;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row H2: children that are killed while they make, use and drop objects leave no record and no
 * file.
 */
@ExtendWith(NothingLeft.class)
@Timeout(240)
class KilledMakersTest {
  private static final List<Primitive> PRIMITIVES = List.of(Primitive.values());

  /** The number of objects that are harder to free. */
  private static final int HARD = 7;

  private static final int KEPT = 30;

  @Test
  void h2ShouldKeepNothingOfAKilledChildButWhatItSent() throws Exception {
    long seed = Effort.seed();
    System.out.println("KilledMakersTest seed=" + seed);
    Random random = new Random(seed);
    LongValue made = LongValue.withoutLock(0);
    for (int kill = 0; kill < 25; kill++) {
      Map<String, Integer> before = records();
      long beforeIt = made.get();
      long childSeed = random.nextLong();
      ChildProcess child = new ChildProcess(() -> make(new Random(childSeed), made));
      child.start();
      while (made.get() < beforeIt + 20) {
        LockSupport.parkNanos(100_000);
      }
      LockSupport.parkNanos(random.nextInt(20_000_000));
      child.kill();
      child.join();

      assertThat(records()).as("seed=%d kill=%d", seed, kill).isEqualTo(before);
      assertThat(files()).as("seed=%d kill=%d", seed, kill).isEmpty();
    }
    assertThat(made.get()).isPositive();
  }

  /** Its workers end by themselves; what lies in its queues mentions what nobody else has. */
  @Test
  void h2ShouldKeepNothingOfThePoolOfAKilledOwner() throws Exception {
    long seed = Effort.seed();
    System.out.println("KilledMakersTest seed=" + seed);
    Random random = new Random(seed);
    LongValue made = LongValue.withoutLock(0);
    Census.clean();
    Map<String, Integer> before = records();
    for (int kill = 0; kill < 6; kill++) {
      made.set(0);
      ChildProcess child = new ChildProcess(() -> keepAPoolBusy(made));
      child.start();
      while (made.get() < 5) {
        LockSupport.parkNanos(100_000);
      }
      LockSupport.parkNanos(random.nextInt(20_000_000));
      child.kill();
      child.join();
    }

    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!records().equals(before) && System.nanoTime() < until) {
      Census.clean();
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(records()).as("seed=%d", seed).isEqualTo(before);
    assertThat(files()).as("seed=%d", seed).isEmpty();
  }

  /** For ever; with many tasks and results on their way. */
  private static void keepAPoolBusy(LongValue made) throws Exception {
    Queue<Integer> given = new Queue<>();
    try (var pool = Pool.builder().workers(2).initializer(() -> given.put(1)).build()) {
      while (true) {
        List<AsyncResult<Queue<Lock>>> results = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          var lock = new Lock();
          results.add(
              pool.applyAsync(() -> {
                var queue = new Queue<Lock>();
                queue.put(lock);
                return queue;
              }));
        }
        for (AsyncResult<Queue<Lock>> result : results) {
          result.get().get();
          made.increment();
        }
      }
    }
  }

  /** Without what the process of this test holds. */
  private static Map<String, Integer> records() {
    Map<String, Integer> counts = new TreeMap<>();
    int me = Tree.current().slot();
    Tree.current()
        .arena()
        .forEach((type, record) -> {
          if (type != RecordType.HELD || Arena.owner(record) != me) {
            counts.merge(type.toString(), 1, Integer::sum);
          }
        });
    return counts;
  }

  private static List<String> files() {
    return List.of(
        Tree.current()
            .directory()
            .toFile()
            .list((in, name) -> name.startsWith("array-") || name.startsWith("item-")));
  }

  /** For ever. */
  private static void make(Random random, LongValue made) throws Exception {
    List<Object> kept = new ArrayList<>();
    for (int i = 0; ; i++) {
      Object one = one(random.nextInt(2 * HARD), random);
      if (kept.size() < KEPT) {
        kept.add(one);
      } else {
        kept.set(random.nextInt(KEPT), one);
      }
      if (i % 100 == 50) {
        System.gc();
      }
      made.increment();
    }
  }

  /** Half of them are any primitive, the others are harder to free. */
  private static Object one(int kind, Random random) throws Exception {
    return switch (kind) {
      case 0 -> {
        var queue = new Queue<byte[]>();
        for (int size : List.of(10, 1000, 600_000)) {
          queue.put(new byte[size]);
        }
        queue.get();
        yield queue;
      }
      case 1 -> {
        var queue = new JoinableQueue<Integer>();
        for (int i = 0; i < 100; i++) {
          queue.put(i);
        }
        queue.get();
        yield queue;
      }
      case 2 -> {
        var pipe = new Pipe();
        pipe.first().sendBytes(new byte[5000]);
        yield pipe;
      }
      case 3 -> new ByteArray(300_000);
      case 4 -> new Barrier(1, () -> {}).await();
      case 5 -> new BoundedSemaphore(2).hold();
      case 6 -> new Lock().hold();
      default -> PRIMITIVES.get(random.nextInt(PRIMITIVES.size())).used();
    };
  }
}
