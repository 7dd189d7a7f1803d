package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.channel.Queue;

/**
 * Workers that are killed at random moments, while some threads give the pool tasks in each way
 * there is: each task has one fate, and is begun once, or as often as retries allow. A worker is
 * stopped first: then it is certain at what the kill hits it.
 */
public final class PoolKills {
  private static final int WORKERS = 3;

  /**
   * As long as many of the tasks take; the others take no time, so that much is given and taken.
   */
  private static final int TASK_NANOS = 1_000_000;

  /**
   * Of the workers found while they start, one in so many is killed: tasks are what this is for.
   */
  private static final int STARTS = 5;

  private final int kills;
  private final int retries;
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private final Fates fates = new Fates();
  private final Map<Moment, Integer> hits = new EnumMap<>(Moment.class);
  private final AtomicBoolean over = new AtomicBoolean();
  private final Set<PoolWay> used = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> begun = new HashMap<>();
  private Queue<Integer> beginnings;
  private Pool pool;

  public PoolKills(int kills, int retries) {
    this.kills = kills;
    this.retries = retries;
  }

  /** Kills so many workers, and returns at what they were hit. */
  public Map<Moment, Integer> run() throws Exception {
    System.out.println("PoolKills kills=" + kills + " retries=" + retries + " seed=" + seed);
    beginnings = new Queue<>();
    try (var made = Pool.builder().workers(WORKERS).retries(retries).build()) {
      pool = made;
      List<FutureTask<Void>> callers = new ArrayList<>();
      for (PoolWay way : PoolWay.values()) {
        callers.add(inThread(() -> call(way)));
      }
      killAll();
      over.set(true);
      for (var caller : callers) {
        caller.get(60, TimeUnit.SECONDS);
      }
      assertThat(pool.map(item -> item, range(100), 1)).isEqualTo(range(100));
    }
    drain();
    check();
    return hits;
  }

  private void check() {
    System.out.printf(
        "PoolKills hits=%s tasks=%d answered=%d failed=%d again=%d seed=%d%n",
        hits,
        fates.given(),
        fates.answered(),
        fates.failed(),
        begun.values().stream().filter(times -> times > 1).count(),
        seed);
    assertThat(hits.values().stream().mapToInt(count -> count).sum()).isEqualTo(kills);
    assertThat(used).containsExactlyInAnyOrder(PoolWay.values());
    fates.assertThatAllAreKnown();
    fates.assertThatAllAnsweredWereBegun(begun.keySet());
    assertThat(fates.deaths()).isLessThanOrEqualTo(kills / (retries + 1));
    if (retries == 0) {
      assertThat(fates.deaths()).isPositive();
    } else {
      assertThat(begun.values()).anyMatch(times -> times > 1);
    }
  }

  private Void call(PoolWay way) throws Exception {
    SerializableFunction<Integer, Integer> work = work(beginnings);
    do {
      way.use(pool, work, fates.next(way.items()), fates);
      used.add(way);
    } while (!over.get());
    return null;
  }

  private static SerializableFunction<Integer, Integer> work(Queue<Integer> beginnings) {
    return item -> {
      beginnings.put(item);
      if (item % 4 == 0) {
        LockSupport.parkNanos(TASK_NANOS);
      }
      return -item;
    };
  }

  /** Kills a worker, waits until some tasks more have been answered, kills the next. */
  private void killAll() throws Exception {
    try (var killer = new Killer()) {
      for (int done = 0; done < kills; done++) {
        int enough = fates.answered() + 1 + random.nextInt(60);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (fates.answered() < enough || !killOne(killer)) {
          assertThat(System.nanoTime())
              .as("kills=%d seed=%d: the pool stands still", done, seed)
              .isLessThan(until);
          LockSupport.parkNanos(random.nextInt(1_000_000));
          drain();
        }
      }
    }
  }

  /** Returns false if there was nobody to kill. */
  private boolean killOne(Killer killer) throws Exception {
    List<Long> pids = pool.workerPids();
    if (pids.isEmpty()) {
      return false;
    }
    long pid = pids.get(random.nextInt(pids.size()));
    boolean starts = Moment.of(pid, WORKERS) == Moment.STARTING;
    if ((starts && random.nextInt(STARTS) > 0) || !killer.stop(pid)) {
      return false;
    }
    hits.merge(Moment.of(pid, WORKERS), 1, Integer::sum);
    killer.kill(pid);
    return true;
  }

  private void drain() {
    while (!beginnings.isEmpty()) {
      int number = beginnings.getNow();
      assertThat(begun.merge(number, 1, Integer::sum))
          .as("how often task %d was begun, seed=%d", number, seed)
          .isLessThanOrEqualTo(1 + retries);
    }
  }
}
