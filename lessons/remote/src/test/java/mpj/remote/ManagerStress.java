package mpj.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.ManagedEvent;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.ManagedLock;
import mpj.multiprocessing.manager.ManagedSemaphore;
import mpj.multiprocessing.manager.ManagedValue;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.shared.IntValue;
import mpj.remote.net.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 15 of what the library survives, at length, among many clients: children, and JVMs that are
 * none.
 */
@ExtendWith(NothingLeft.class)
class ManagerStress {
  private static final int CHILDREN = 32;
  private static final int STRANGERS = 3;
  private static final int PERMITS = 3;
  private static final Duration TIME =
      Duration.ofSeconds(Long.getLong("mpj.test.seconds", Effort.rounds(60)));
  private static final long BETWEEN_KILLS_NANOS = 400_000_000;

  private final Key key = Key.random();
  private final List<Child> children = new ArrayList<>();
  private final List<Outsider> outsiders = new ArrayList<>();

  // Sets: one that was killed may still look alive, and be killed again.
  private final Set<Child> killedChildren = new HashSet<>();
  private final Set<Outsider> killedOutsiders = new HashSet<>();

  /** What the clients use; passed on as a whole. */
  private record Things(
      Manager manager,
      ManagedDict<Integer, Integer> counts,
      ManagedList<Integer> list,
      ManagedLock lock,
      ManagedValue<Integer> value,
      ManagedSemaphore semaphore,
      ManagedEvent over) {}

  /** A child and, in shared memory, which outlives it, how many rounds of each were answered. */
  private record Child(
      int number, ChildProcess process, IntValue counted, IntValue added, IntValue guarded) {
    boolean isKilled() throws InterruptedException {
      assertThat(process.join(Children.LONG)).isTrue();
      return process.exitCode().orElseThrow() != 0;
    }
  }

  /** A JVM that is no child, and how many of its rounds were answered, by what it says. */
  private static final class Outsider {
    private final Stranger stranger;
    private final Thread reader;
    private volatile int rounds;
    private volatile boolean done;

    Outsider(RemoteManager manager, Key key) throws IOException {
      stranger = new Stranger("work", manager, key);
      reader = Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
      try {
        String line = stranger.line();
        while (line != null && !line.equals("done")) {
          rounds = Integer.parseInt(line);
          line = stranger.line();
        }
        done = line != null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  @Timeout(600)
  void f15ShouldHaveWhatWasAcknowledged() throws Exception {
    long seed = Effort.seed();
    var random = new Random(seed);
    try (var manager = RemoteManager.serve(key)) {
      var things =
          new Things(
              manager,
              manager.dict(),
              manager.list(),
              manager.lock(),
              manager.value(0),
              manager.semaphore(PERMITS),
              manager.event());
      manager.offer("lock", things.lock);
      manager.offer("value", things.value);
      manager.offer("over", things.over);
      int objects = manager.objectCount();
      for (int i = 0; i < CHILDREN; i++) {
        children.add(start(i, things));
      }
      for (int i = 0; i < STRANGERS; i++) {
        outsiders.add(new Outsider(manager, key));
      }
      long until = System.nanoTime() + TIME.toNanos();
      while (System.nanoTime() < until || killedChildren.isEmpty() || killedOutsiders.isEmpty()) {
        LockSupport.parkNanos(random.nextLong(2 * BETWEEN_KILLS_NANOS));
        if (random.nextInt(8) == 0) {
          killOutsider(random, manager);
        } else {
          killChild(random, things);
        }
      }
      things.over.set();
      check(things, "seed=" + seed);
      awaitEqual(objects, manager::objectCount, "objects that only clients had, seed=" + seed);
    }
  }

  private void killChild(Random random, Things things) {
    Child victim = children.get(random.nextInt(children.size()));
    if (victim.guarded.get() > 0 && killedChildren.add(victim)) { // it is at work
      victim.process.kill();
      children.add(start(children.size(), things));
    }
  }

  private void killOutsider(Random random, RemoteManager manager) throws IOException {
    Outsider victim = outsiders.get(random.nextInt(outsiders.size()));
    if (victim.rounds > 0 && killedOutsiders.add(victim)) {
      victim.stranger.kill();
      outsiders.add(new Outsider(manager, key));
    }
  }

  private static Child start(int number, Things things) {
    var counted = new IntValue(0);
    var added = new IntValue(0);
    var guarded = new IntValue(0);
    var process = new ChildProcess(() -> work(number, things, counted, added, guarded));
    process.start();
    return new Child(number, process, counted, added, guarded);
  }

  private static void work(
      int number, Things things, IntValue counted, IntValue added, IntValue guarded)
      throws InterruptedException {
    ManagedList<Integer> own = things.manager.list(List.of(number));
    for (int i = 1; !things.over.isSet(); i++) {
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
    assertThat(own).containsExactly(number);
  }

  private void check(Things things, String when) throws Exception {
    int rounds = 0;
    int killed = 0;
    for (Child child : children) {
      killed += child.isKilled() ? 1 : 0;
      rounds += child.guarded.get();
    }
    for (Outsider one : outsiders) {
      assertThat(one.reader.join(Children.LONG)).as(when).isTrue();
      one.stranger.close();
      killed += one.done ? 0 : 1;
      rounds += one.rounds;
    }
    Map<Integer, Integer> counts = Map.copyOf(things.counts);
    List<Integer> list = new ArrayList<>(things.list);
    int calls = rounds;
    for (Child child : children) {
      int most = child.isKilled() ? 1 : 0; // the call under way
      int counted = counts.getOrDefault(child.number, 0);
      assertThat(counted - child.counted.get()).as(when).isBetween(0, most);
      int added = Collections.frequency(list, child.number);
      assertThat(added - child.added.get()).as(when).isBetween(0, most);
      calls += counted + added;
    }
    IO.println(
        "clients of a manager: %s children=%d killed=%d others=%d killed=%d acknowledged=%d"
            .formatted(
                when,
                children.size(),
                killedChildren.size(),
                outsiders.size(),
                killedOutsiders.size(),
                calls));
    assertThat(killed).as(when).isEqualTo(killedChildren.size() + killedOutsiders.size());
    assertThat(killedChildren).as(when).isNotEmpty();
    assertThat(killedOutsiders).as(when).isNotEmpty();
    assertThat(rounds).as("all were at work, " + when).isGreaterThan(children.size());
    assertThat(things.value.get() - rounds).as(when).isBetween(0, killed);
    assertThat(things.lock.tryAcquire(Children.SOON)).as(when).isTrue();
    awaitEqual(PERMITS, things.semaphore::available, "permits, " + when);
  }

  private static void awaitEqual(int expected, IntSupplier actual, String what) {
    long until = System.nanoTime() + Children.SOON.toNanos();
    while (actual.getAsInt() != expected && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(actual.getAsInt()).as(what).isEqualTo(expected);
  }
}
