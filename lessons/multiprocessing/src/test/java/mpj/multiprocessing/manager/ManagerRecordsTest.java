package mpj.multiprocessing.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.Parts;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.holders.Census;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The records of managers, and what is a part of them, are there as long as they are of use. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ManagerRecordsTest {
  /** Counts managers, and the records that are parts of others, as their queues are. */
  private static Map<String, Integer> count() {
    Map<String, Integer> counts = new TreeMap<>();
    Tree.current()
        .arena()
        .forEach((type, record) -> {
          boolean part = type == RecordType.QUEUE && !Parts.isHeld(record);
          if (part || type == RecordType.MANAGER || type == RecordType.SEGMENT) {
            counts.merge(type.toString(), 1, Integer::sum);
          }
        });
    return counts;
  }

  private static int managers() {
    return count().getOrDefault(RecordType.MANAGER.toString(), 0);
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Children.LONG.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Waits until no more is there than was once. */
  private static void awaitSame(Map<String, Integer> before) {
    await(() -> {
      Census.clean();
      return count().equals(before);
    });
  }

  private static void closeAndDrop() {
    try (var closed = new Manager()) {
      closed.list().add(1);
      closed.dict().put("list", closed.list()); // a message of its own mentions it
    }
    var dropped = new Manager();
    dropped.list().add(1);
  }

  @Test
  void shouldBeFreedOfManagersThatAreClosedOrDropped() {
    Map<String, Integer> before = count();
    closeAndDrop();
    awaitSame(before);
  }

  private static Queue<List<Integer>> sendProxy() throws InterruptedException {
    var manager = new Manager();
    List<Integer> list = manager.list();
    list.add(5);
    var queue = new Queue<List<Integer>>();
    queue.put(list);
    return queue;
  }

  @Test
  void shouldBeKeptForAProxyThatIsOnItsWay() throws Exception {
    try (var other = new Manager()) {
      Queue<List<Integer>> queue = sendProxy();
      for (int i = 0; i < 3; i++) {
        Census.clean();
      }
      assertThat(managers()).isEqualTo(2);
      assertThat(queue.get(Children.LONG)).containsExactly(5);
      queue = null;
      await(() -> {
        other.list().add(1); // some use, by which its server is told that the list is garbage
        Census.clean();
        return managers() == 1;
      });
    }
  }

  private static String sendProxyOfClosed(Queue<List<Integer>> queue) throws InterruptedException {
    try (var manager = new Manager()) {
      queue.put(manager.list());
      return manager.toString();
    }
  }

  private static void useWhatIsGone(Queue<List<Integer>> queue, String manager) throws Exception {
    try (var next = new Manager()) {
      next.list().add(1);
      List<Integer> list = queue.get(Children.LONG);
      assertThatThrownBy(() -> list.add(1))
          .isInstanceOf(ManagerGone.class)
          .hasMessageContaining("shut down")
          .hasMessageContaining("manager=" + manager);
    }
  }

  @Test
  void shouldTellOfAManagerThatIsGoneWhateverIsMadeAfterwards() throws Exception {
    Map<String, Integer> before = count();
    var queue = new Queue<List<Integer>>();
    String manager = sendProxyOfClosed(queue);
    for (int i = 0; i < 3; i++) {
      Census.clean();
    }
    useWhatIsGone(queue, manager);
    awaitSame(before);
  }

  @Test
  void shouldUseNumbersAgainThatNoManagerHas() {
    Tree tree = Tree.current();
    assertThat(ManagerState.create(tree).number()).isEqualTo(1);
    int last = 1;
    while (last < 65_534) {
      last = tree.arena().nextNumber(RecordType.MANAGER);
    }
    assertThat(ManagerState.create(tree).number()).isEqualTo(65_535);
    assertThat(ManagerState.create(tree).number()).isEqualTo(2);
  }

  private static void leaveRequestThatMentionsIt() throws Exception {
    var manager = new Manager();
    long pid = manager.pid();
    List<Object> list = manager.list();
    try (var killer = new Killer()) {
      killer.stop(pid);
      var call = new Thread(() -> list.add(list));
      call.setUncaughtExceptionHandler((thread, thrown) -> {}); // the manager is gone
      call.start();
      await(() -> messages() > 0);
      killer.kill(pid);
      call.join();
    }
    manager.close();
  }

  private static int messages() {
    int[] messages = new int[1];
    Tree.current()
        .arena()
        .forEach((type, record) -> {
          boolean sent = type == RecordType.MESSAGE && Arena.owner(record) == 0;
          messages[0] += sent ? 1 : 0;
        });
    return messages[0];
  }

  @Test
  void shouldBeFreedWhereARequestThatNobodyReadMentionsIt() throws Exception {
    Map<String, Integer> before = count();
    assertThat(messages()).isZero();
    leaveRequestThatMentionsIt();
    awaitSame(before);
  }
}
