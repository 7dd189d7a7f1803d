package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What follows when a manager's server or client is killed. */
@ExtendWith(NothingLeft.class)
@Timeout(240)
class ManagerDeathTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration DEADLINE = Duration.ofSeconds(4); // 2, doubled for a busy machine

  private static void addForEver(List<Integer> list, Queue<Integer> ready) throws Exception {
    list.add(0);
    ready.put(1);
    while (true) {
      list.add(1);
    }
  }

  private static void waitForEver(ManagedList<Integer> list, Queue<Integer> ready) {
    list.replaceAll(item -> stay(ready));
  }

  private static int stay(Queue<Integer> ready) {
    try {
      ready.put(1);
      new java.util.concurrent.CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldTellAllClientsWhenTheServerIsKilled() throws Exception {
    try (var manager = new Manager()) {
      ManagedList<Integer> busy = manager.list();
      ManagedList<Integer> blocked = manager.list(List.of(1));
      var ready = new Queue<Integer>();
      var children =
          List.of(
              new ChildProcess(() -> addForEver(busy, ready)),
              new ChildProcess(() -> waitForEver(blocked, ready)));
      children.forEach(ChildProcess::start);
      ready.get(LONG);
      ready.get(LONG);
      ManagedQueue<Integer> empty = manager.queue();
      var waited = new CompletableFuture<Throwable>();
      var waiter = new Thread(() -> waited.complete(catchThrowable(empty::get)));
      waiter.start();
      Children.awaitAsleep(waiter);
      ProcessHandle.of(manager.pid()).orElseThrow().destroyForcibly();
      long killed = System.nanoTime();
      assertThatThrownBy(() -> addForEver(busy, ready))
          .isInstanceOf(ManagerGone.class)
          .hasMessageContaining("manager=Manager-1 pid=" + manager.pid());
      assertThat(System.nanoTime() - killed).isLessThan(DEADLINE.toNanos());
      assertThat(waited.get(4, TimeUnit.SECONDS)).isInstanceOf(ManagerGone.class);
      for (var child : children) {
        assertThat(child.join(DEADLINE)).isTrue();
        assertThat(child.exitCode()).hasValue(1);
        assertThat(child.failure().orElseThrow()).contains("ManagerGone").contains("Manager-1");
      }
      assertThatThrownBy(busy::size)
          .isInstanceOf(ManagerGone.class)
          .hasMessageContaining("exitCode=-9");
    }
  }

  @Test
  void shouldTellTheFirstCallWhenTheServerCannotStart() {
    var context = Context.of(StartMethod.SPAWN).jvmOptions("-XX:NoSuchOption");
    try (var manager = new Manager(context)) {
      assertThatThrownBy(() -> manager.list(List.of(1)))
          .isInstanceOf(ManagerGone.class)
          .hasMessageContaining("exitCode=1");
    }
  }

  @Test
  void shouldGoOnWhenClientsAreKilled() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    try (var manager = new Manager()) {
      ManagedList<int[]> list = manager.list();
      for (int round = 0; round < 10; round++) {
        String when = "seed=" + seed + " round=" + round;
        List<ChildProcess> children = new ArrayList<>();
        var ready = new Queue<Integer>();
        var acknowledged = new Queue<int[]>();
        for (int i = 0; i < 2; i++) {
          int client = 2 * round + i;
          children.add(new ChildProcess(() -> addNumbers(list, client, ready, acknowledged)));
        }
        children.forEach(ChildProcess::start);
        ready.get(LONG);
        ready.get(LONG);
        LockSupport.parkNanos(random.nextInt(20_000_000));
        for (var child : children) {
          child.kill();
        }
        for (var child : children) {
          assertThat(child.join(DEADLINE)).as(when).isTrue();
        }
        assertThat(list.size()).as(when).isGreaterThan(1);
        check(list, acknowledged, when);
        list.clear();
      }
    }
  }

  private static void addNumbers(
      List<int[]> list, int client, Queue<Integer> ready, Queue<int[]> acknowledged)
      throws Exception {
    for (int i = 0; ; i++) {
      list.add(new int[] {client, i});
      acknowledged.put(new int[] {client, i});
      if (i == 0) {
        ready.put(client);
      }
    }
  }

  /**
   * Each client's numbers are there, in order, each once: all acknowledged and at most one more.
   */
  private static void check(List<int[]> list, Queue<int[]> acknowledged, String when) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int[] item : list) {
      assertThat(counts.merge(item[0], 1, Integer::sum)).as(when).isEqualTo(item[1] + 1);
    }
    Map<Integer, Integer> known = new HashMap<>();
    try {
      while (true) {
        known.merge(acknowledged.getNow()[0], 1, Integer::sum);
      }
    } catch (QueueEmpty e) {
      assertThat(known).as(when).isNotEmpty();
    }
    for (var entry : known.entrySet()) {
      assertThat(counts.get(entry.getKey()) - entry.getValue()).as(when).isIn(0, 1);
    }
  }

  @Test
  void shouldEndTheServerWithItsMaker() throws Exception {
    var pids = new Queue<Long>();
    var maker = new ChildProcess(() -> makeAndStay(pids));
    maker.start();
    long server = pids.get(LONG);
    maker.kill();
    maker.join();
    long until = System.nanoTime() + DEADLINE.toNanos();
    while (Children.isAlive(server)) {
      assertThat(System.nanoTime()).as("the server has to end").isLessThan(until);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void makeAndStay(Queue<Long> pids) throws Exception {
    var manager = new Manager();
    ManagedList<Integer> list = manager.list();
    list.add(1);
    pids.put(manager.pid());
    new java.util.concurrent.CountDownLatch(1).await();
  }
}
