package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.channel.Queue;

/**
 * Workers that are killed at random moments, while some threads give the pool tasks in each way
 * there is: each task has one fate, and is begun once, or as often as retries allow.
 */
public final class PoolKills {
  private static final int CALLERS = 6;
  private static final int LAZY_TASKS = 20;

  /** So that most workers that are killed are at a task. */
  private static final int TASK_NANOS = 1_000_000;

  private final int kills;
  private final int retries;
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<Integer, Integer> begun = new HashMap<>();
  private Queue<Integer> beginnings;
  private Pool pool;

  public PoolKills(int kills, int retries) {
    this.kills = kills;
    this.retries = retries;
  }

  public void run() throws Exception {
    long seed = Long.getLong("mpj.test.seed", System.nanoTime());
    System.out.println("seed=" + seed);
    beginnings = new Queue<>();
    try (var made = Pool.builder().workers(3).retries(retries).build()) {
      pool = made;
      List<FutureTask<Void>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int way = i % 3;
        callers.add(inThread(() -> call(way)));
      }
      killAll(new Random(seed));
      over.set(true);
      for (var caller : callers) {
        caller.get(60, TimeUnit.SECONDS);
      }
      drain();
      System.out.printf(
          "kills=%d retries=%d answered=%d failed=%d again=%d%n",
          kills,
          retries,
          answered.size(),
          failed.size(),
          begun.values().stream().filter(times -> times > 1).count());
      assertThat(begun.keySet()).containsAll(answered);
      assertThat(answered).noneMatch(failed::contains);
      assertThat(answered.size() + failed.size()).isEqualTo(next.get());
      assertThat(failed.size()).isLessThanOrEqualTo(kills / (retries + 1));
      if (retries == 0) {
        assertThat(failed).isNotEmpty();
      } else {
        assertThat(begun.values()).anyMatch(times -> times > 1);
      }
      assertThat(pool.map(item -> item, range(100), 1)).isEqualTo(range(100));
    }
  }

  private Void call(int way) throws InterruptedException {
    SerializableFunction<Integer, Integer> work = work(beginnings);
    while (!over.get()) {
      int number = next.getAndAdd(way == 2 ? LAZY_TASKS : 1);
      switch (way) {
        case 0 -> note(number, () -> pool.map(work, List.of(number)).get(0));
        case 1 -> note(number, () -> pool.apply(work, number));
        default -> {
          var items = range(LAZY_TASKS).stream().map(x -> number + x).toList();
          var results = pool.imap(work, items);
          for (int item : items) {
            note(item, results::next);
          }
        }
      }
    }
    return null;
  }

  private static SerializableFunction<Integer, Integer> work(Queue<Integer> beginnings) {
    return item -> {
      beginnings.put(item);
      LockSupport.parkNanos(TASK_NANOS);
      return -item;
    };
  }

  private interface Answer {
    int get() throws InterruptedException;
  }

  private void note(int number, Answer answer) throws InterruptedException {
    try {
      assertThat(answer.get()).isEqualTo(-number);
      answered.add(number);
    } catch (WorkerDied e) {
      failed.add(number);
    }
  }

  /** Kills a worker, waits until some tasks more have been answered, kills the next. */
  private void killAll(Random random) {
    for (int done = 0; done < kills; done++) {
      int enough = answered.size() + 1 + random.nextInt(60);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (answered.size() < enough) {
        assertThat(System.nanoTime()).as("kills=%d: the pool stands still", done).isLessThan(until);
        LockSupport.parkNanos(random.nextInt(1_000_000));
        drain();
      }
      List<Long> pids = pool.workerPids();
      if (!pids.isEmpty()) {
        long pid = pids.get(random.nextInt(pids.size()));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private void drain() {
    while (!beginnings.isEmpty()) {
      int number = beginnings.getNow();
      assertThat(begun.merge(number, 1, Integer::sum))
          .as("how often task %d was begun", number)
          .isLessThanOrEqualTo(1 + retries);
    }
  }
}
