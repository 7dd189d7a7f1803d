package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.ManagedLock;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.ManagedValue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.shared.BooleanValue;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 15 of what the library survives, at length, among many clients. */
@ExtendWith(NothingLeft.class)
class ManagerStress {
  private static final int CLIENTS = 32;
  private static final int PERMITS = 3;
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("mpj.test.seconds", 60));
  private static final long BETWEEN_KILLS_NANOS = 400_000_000;

  private final List<Client> killed = new ArrayList<>();
  private final List<Client> living = new ArrayList<>();

  /** What the clients use; passed on as a whole. */
  private record Things(
      ManagedDict<Integer, Integer> counts,
      ManagedList<Integer> list,
      ManagedLock lock,
      ManagedValue<Integer> value,
      ManagedSemaphore semaphore,
      BooleanValue over) {}

  /** One client and, in shared memory, which outlives it, how many rounds of each were answered. */
  private record Client(
      int number, ChildProcess process, IntValue counted, IntValue added, IntValue guarded) {
    int rounds() {
      return guarded.get();
    }
  }

  @Test
  @Timeout(600)
  void f15ShouldHaveWhatWasAcknowledged() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (var manager = new Manager()) {
      var things =
          new Things(
              manager.dict(),
              manager.list(),
              manager.lock(),
              manager.value(0),
              manager.semaphore(PERMITS),
              new BooleanValue(false));
      for (int i = 0; i < CLIENTS; i++) {
        living.add(start(i, things));
      }
      long until = System.nanoTime() + TIME.toNanos();
      int next = CLIENTS;
      while (System.nanoTime() < until) {
        LockSupport.parkNanos(random.nextLong(2 * BETWEEN_KILLS_NANOS));
        Client victim = living.get(random.nextInt(living.size()));
        if (victim.rounds() > 0) { // it is at work
          victim.process.kill();
          living.remove(victim);
          killed.add(victim);
          living.add(start(next++, things));
        }
      }
      things.over.set(true);
      check(things, "seed=" + seed);
      assertThat(killed).as("clients that were killed").isNotEmpty();
    }
  }

  private static Client start(int number, Things things) {
    var counted = new IntValue(0);
    var added = new IntValue(0);
    var guarded = new IntValue(0);
    var process = new ChildProcess(() -> work(number, things, counted, added, guarded));
    process.start();
    return new Client(number, process, counted, added, guarded);
  }

  private static void work(
      int number, Things things, IntValue counted, IntValue added, IntValue guarded)
      throws InterruptedException {
    for (int i = 1; !things.over.get(); i++) {
      things.counts.merge(number, 1, Integer::sum);
      counted.set(i);
      things.list.add(number);
      added.set(i);
      try (var _ = things.semaphore.hold();
          var _ = things.lock.hold()) {
        things.value.set(things.value.get() + 1);
        guarded.set(i);
      }
    }
  }

  private void check(Things things, String when) throws InterruptedException {
    for (Client client : living) {
      assertThat(client.process.join(Children.LONG)).as(when).isTrue();
      assertThat(client.process.exitCode()).as(when).hasValue(0);
    }
    for (Client client : killed) {
      assertThat(client.process.join(Children.LONG)).as(when).isTrue();
    }
    Map<Integer, Integer> counts = Map.copyOf(things.counts);
    List<Integer> list = new ArrayList<>(things.list);
    int rounds = 0;
    for (Client client : living) {
      rounds += client.rounds();
      int all = client.counted.get();
      assertThat(counts.getOrDefault(client.number, 0)).as(when).isEqualTo(all);
      assertThat(Collections.frequency(list, client.number)).as(when).isEqualTo(all);
    }
    for (Client client : killed) {
      rounds += client.rounds();
      int count = counts.getOrDefault(client.number, 0);
      assertThat(count - client.counted.get()).as(when).isIn(0, 1);
      int listed = Collections.frequency(list, client.number);
      assertThat(listed - client.added.get()).as(when).isIn(0, 1);
    }
    IO.println(
        "clients of a manager: %s killed=%d rounds=%d".formatted(when, killed.size(), rounds));
    assertThat(things.value.get() - rounds).as(when).isBetween(0, killed.size());
    assertThat(things.lock.tryAcquire(Children.SOON)).as(when).isTrue();
    awaitPermits(things.semaphore, when);
  }

  private static void awaitPermits(ManagedSemaphore semaphore, String when) {
    long until = System.nanoTime() + Children.SOON.toNanos();
    while (semaphore.available() != PERMITS) {
      assertThat(System.nanoTime()).as(when).isLessThan(until);
    }
  }
}
