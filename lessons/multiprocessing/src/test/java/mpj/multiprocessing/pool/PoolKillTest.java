package mpj.multiprocessing.pool;

import static mpj.multiprocessing.pool.PoolTest.inThread;
import static mpj.multiprocessing.pool.PoolTest.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 1 of what the library survives, at random moments: each task has one fate. */
@ExtendWith(NothingLeft.class)
@Timeout(300)
class PoolKillTest {
  private static final int KILLS = Integer.getInteger("mpj.test.kills", 40);
  private static final int CALLERS = 6;

  private final AtomicInteger next = new AtomicInteger();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void everyTaskShouldHaveOneFateWhateverIsKilled() throws Exception {
    long seed = Long.getLong("mpj.test.seed", System.nanoTime());
    System.out.println("seed=" + seed);
    var begun = new Queue<Integer>();
    try (var pool = new Pool(3)) {
      List<FutureTask<Void>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(inThread(() -> call(pool, begun)));
      }
      Set<Integer> seen = new HashSet<>();
      killAll(pool, new Random(seed), begun, seen);
      over.set(true);
      for (var caller : callers) {
        caller.get(30, TimeUnit.SECONDS);
      }
      drain(begun, seen);
      System.out.println("answered=" + answered.size() + " failed=" + failed.size());
      assertThat(seen).containsAll(answered);
      assertThat(answered).doesNotContainAnyElementsOf(failed);
      assertThat(answered.size() + failed.size()).isEqualTo(next.get());
      assertThat(failed.size()).isBetween(1, KILLS);
      assertThat(pool.map(item -> item, range(100), 1)).isEqualTo(range(100));
    }
  }

  private Void call(Pool pool, Queue<Integer> begun) throws InterruptedException {
    while (!over.get()) {
      int number = next.getAndIncrement();
      try {
        List<Integer> answer =
            pool.map(
                item -> {
                  begun.put(item);
                  return -item;
                },
                List.of(number));
        assertThat(answer).containsExactly(-number);
        answered.add(number);
      } catch (WorkerDied e) {
        failed.add(number);
      }
    }
    return null;
  }

  /** Kills a worker, waits until some tasks more have been answered, kills the next. */
  private void killAll(Pool pool, Random random, Queue<Integer> begun, Set<Integer> seen) {
    for (int kills = 0; kills < KILLS; kills++) {
      int enough = answered.size() + 1 + random.nextInt(200);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (answered.size() < enough) {
        assertThat(System.nanoTime())
            .as("kills=%d: the pool stands still", kills)
            .isLessThan(until);
        LockSupport.parkNanos(random.nextInt(1_000_000));
        drain(begun, seen);
      }
      List<Long> pids = pool.workerPids();
      if (!pids.isEmpty()) {
        long pid = pids.get(random.nextInt(pids.size()));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static void drain(Queue<Integer> begun, Set<Integer> seen) {
    while (!begun.isEmpty()) {
      int number = begun.getNow();
      assertThat(seen.add(number)).as("task %d was begun once", number).isTrue();
    }
  }
}
