package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.thread.Cleanup;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Managers that nobody shuts down, and whose objects nobody can use any more. */
@ExtendWith(NothingLeft.class)
@Timeout(240)
class DroppedManagerTest {
  /** {@code -Dmpj.dropped.managers=50} for more. */
  private static final int MANY = Integer.getInteger("mpj.dropped.managers", 12);

  /** {@code -Dmpj.dropped.objects=1000000} for more. */
  private static final int OBJECTS = Integer.getInteger("mpj.dropped.objects", 20_000);

  /** Of the JVM's own, which opens files as it likes, and of what stands by. */
  private static final int MORE = 6;

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      System.gc();
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Those of the library's: an idle one that the JVM has for its children ends in a minute. */
  private static long threads() {
    return threads("mpj-");
  }

  private static long threads(String beginning) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(beginning))
        .count();
  }

  /** Has the collector look, several times, and what it finds be told. */
  private static void awaitCollections() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      var told = new CountDownLatch(1);
      Cleanup.of(new Object(), told::countDown);
      do {
        System.gc();
      } while (!told.await(1, TimeUnit.MILLISECONDS));
    }
  }

  @Test
  void shouldEndItsServerWhenNoProxyIsLeft() throws Exception {
    var manager = new Manager();
    long pid = manager.pid();
    List<Integer> list = manager.list();
    list.add(1);
    manager = null;
    awaitCollections();
    assertThat(list).containsExactly(1); // the list leads to it
    list = null;
    await(() -> !isAlive(pid));
  }

  @Test
  void shouldServeAsLongAsAnotherProcessHasAProxy() throws Exception {
    var manager = new Manager();
    long pid = manager.pid();
    ManagedList<Integer> list = manager.list();
    var go = new Queue<Integer>();
    var sums = new Queue<Integer>();
    ChildProcess child = child(list, go, sums);
    child.start();
    child = null;
    list = null;
    manager = null;
    awaitCollections();
    go.put(1);
    assertThat(sums.get(Children.LONG)).isEqualTo(7);
    await(() -> !isAlive(pid)); // the child has ended
  }

  private static ChildProcess child(
      ManagedList<Integer> list, Queue<Integer> go, Queue<Integer> sums) {
    return new ChildProcess(() -> {
      go.get();
      list.add(7);
      sums.put(list.get(0));
    });
  }

  @Test
  void shouldServeAsLongAsAMessageMentionsAnObject() throws Exception {
    var manager = new Manager();
    long pid = manager.pid();
    var messages = new Queue<ManagedList<Integer>>();
    ManagedList<Integer> list = manager.list();
    list.add(5);
    messages.put(list);
    list = null;
    manager = null;
    awaitCollections();
    assertThat(messages.get(Children.LONG)).containsExactly(5);
    new Manager().list().add(1); // some use, by which it is told that the list is garbage
    await(() -> {
      try (var other = new Manager()) {
        other.list().add(2);
      }
      return !isAlive(pid);
    });
  }

  @Test
  void shouldServeWhoeverWasSentTheManagerItself() throws Exception {
    try (var pool = new Pool(1)) {
      var manager = new Manager();
      long pid = manager.pid();
      var managers = new Queue<Manager>();
      managers.put(manager);
      manager = null;
      awaitCollections();
      assertThat(isAlive(pid)).isTrue();
      int size = pool.apply(DroppedManagerTest::use, managers);
      assertThat(size).isZero();
    }
  }

  private static int use(Queue<Manager> managers) throws Exception {
    return managers.get().list().size();
  }

  private static int dropInTask() {
    long pid = new Manager().pid();
    await(() -> !isAlive(pid));
    return 1;
  }

  @Test
  void shouldEndInAWorkerToo() throws Exception {
    try (var pool = new Pool(1)) {
      assertThat(pool.apply(DroppedManagerTest::dropInTask)).isEqualTo(1);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void shouldKeepNothingOfManyThatWereDropped() throws Exception {
    Context context = Context.of(StartMethod.FORKSERVER).standbys(2);
    drop(2, context);
    File descriptors = new File("/proc/self/fd");
    long threadsBefore = threads();
    int descriptorsBefore = descriptors.list().length;
    List<Long> pids = drop(MANY, context);
    await(() -> pids.stream().noneMatch(DroppedManagerTest::isAlive));
    await(() -> threads() <= threadsBefore + MORE);
    await(() -> descriptors.list().length <= descriptorsBefore + MORE);
  }

  /** Makes managers, and does not care how many there are: the library does. */
  private static List<Long> drop(int number, Context context) {
    List<Long> pids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      var manager = new Manager(context);
      manager.list().add(1);
      manager.dict().put(1, 2);
      pids.add(manager.pid());
    }
    return pids;
  }

  @Test
  void shouldHostNoMoreObjectsThanAreInUse() {
    try (var manager = new Manager()) {
      int most = 0;
      for (int i = 1; i <= OBJECTS; i++) {
        manager.list().add(i);
        if (i % 10_000 == 0) {
          most = Math.max(most, manager.objectCount());
        }
      }
      System.out.println("hosted at most: " + most);
      assertThat(most).isLessThan(250_000);
      await(() -> manager.objectCount() == 0);
    }
  }
}
