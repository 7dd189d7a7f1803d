package mpj.multiprocessing.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.channel.SimpleQueue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.LongArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.sync.Condition;
import mpj.multiprocessing.sync.Lock;

/**
 * Processes are retired while the living make and drop objects all the time, and collect, so that
 * records go away and their places are used again under the eyes of who mends.
 */
public final class ChurnKills {
  private static final int VICTIMS = 2;
  private static final int CHURNERS = 2;
  private static final Duration SOON = Duration.ofSeconds(40);

  private final int kills;
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);

  public ChurnKills(int kills) {
    this.kills = kills;
    IO.println("ChurnKills seed=" + seed + " kills=" + kills);
  }

  /** What the processes that are killed use. */
  record Shared(
      Lock lock,
      Condition condition,
      JoinableQueue<Object> queue,
      LongValue value,
      SimpleQueue<Integer> ready) {}

  public void run() throws Exception {
    Census.clean();
    Map<String, Integer> before = Census.take();
    int slots = slotsInUse();
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    try {
      kill(failures);
      assertThat(failures).as("seed=%d", seed).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(usual);
    }
    Census.awaitSame(before);
    assertThat(slotsInUse()).as("seed=%d", seed).isEqualTo(slots);
  }

  private static int slotsInUse() {
    ProcessTable table = Tree.current().table();
    int used = 0;
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      int state = table.state(slot);
      used += state == ProcessTable.ENDED || state == ProcessTable.RETIRED ? 1 : 0;
    }
    return used;
  }

  private void kill(Queue<Throwable> failures) throws Exception {
    var shared =
        new Shared(
            new Lock(),
            new Condition(),
            new JoinableQueue<>(),
            new LongValue(0),
            new SimpleQueue<>());
    var over = new AtomicBoolean();
    List<Thread> churners = new ArrayList<>();
    for (int i = 0; i < CHURNERS; i++) {
      long first = random.nextLong();
      Thread churner = TestThreads.of(() -> churn(new Random(first), over::get));
      churner.start();
      churners.add(churner);
    }
    List<ChildProcess> victims = new ArrayList<>();
    for (int i = 0; i < VICTIMS; i++) {
      victims.add(start(new Victim(shared, random.nextLong())));
    }
    try (var killer = new Killer()) {
      for (int kill = 0; kill < kills && failures.isEmpty(); kill++) {
        shared.ready.get();
        LockSupport.parkNanos(random.nextInt(20_000_000));
        ChildProcess victim = victims.remove(random.nextInt(VICTIMS));
        assertThat(victim.isAlive()).as("seed=%d kill=%d %s", seed, kill, victim).isTrue();
        killer.kill(victim.pid());
        victim.join();
        assertThat(shared.lock.tryAcquire(SOON)).as("seed=%d kill=%d", seed, kill).isTrue();
        shared.lock.release();
        victims.add(start(new Victim(shared, random.nextLong())));
      }
    } finally {
      over.set(true);
      for (Thread churner : churners) {
        churner.join();
      }
      for (ChildProcess victim : victims) {
        victim.kill();
        victim.join();
      }
    }
  }

  private static ChildProcess start(Task task) {
    var child = new ChildProcess(task);
    child.start();
    return child;
  }

  /** Until when something is done. */
  private interface Until {
    boolean isOver();
  }

  /** Makes, uses and drops objects, with parts of several sizes, and sends some before. */
  private static void churn(Random random, Until until) {
    try {
      var between = new SimpleQueue<Object>();
      while (!until.isOver()) {
        for (int i = 0; i < 100; i++) {
          Object made = make(random);
          if (random.nextInt(3) == 0) {
            between.put(made);
            between.get();
          }
        }
        if (random.nextInt(20) == 0) {
          System.gc();
        }
        Holders.of(Tree.current()).garbage().reclaim();
        Collector.collect(Tree.current());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Object make(Random random) throws InterruptedException {
    switch (random.nextInt(5)) {
      case 0 -> {
        var condition = new Condition();
        try (var _ = condition.hold()) {
          condition.await(Duration.ofNanos(1));
        }
        return condition;
      }
      case 1 -> {
        var queue = new JoinableQueue<Object>();
        int items = random.nextInt(100);
        for (int i = 0; i < items; i++) {
          queue.put(new byte[random.nextInt(300)]);
        }
        return queue;
      }
      case 2 -> {
        return new LongValue(random.nextLong());
      }
      case 3 -> {
        var array = new LongArray(1 + random.nextInt(400));
        for (int i = 0; i < array.length(); i++) {
          array.set(i, random.nextInt()); // is a slot's word, or a place, if somebody mistakes it
        }
        return array;
      }
      default -> {
        return new Lock();
      }
    }
  }

  /** Is killed while it has the lock, waits, takes items, or makes and drops. */
  record Victim(Shared shared, long seed) implements Task {
    @Override
    public void run() throws Exception {
      var random = new Random(seed);
      shared.ready.put(1);
      while (true) {
        try (var _ = shared.lock.hold()) {
          shared.value.increment();
        }
        try (var _ = shared.condition.hold()) {
          shared.condition.signal();
          shared.condition.await(Duration.ofNanos(random.nextInt(100_000)));
        }
        shared.queue.put(make(random));
        shared.queue.get();
        if (random.nextInt(4) > 0) {
          shared.queue.taskDone();
        }
        if (random.nextInt(100) == 0) {
          System.gc();
          Holders.of(Tree.current()).garbage().reclaim();
          Collector.collect(Tree.current());
        }
      }
    }
  }
}
