package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.SimulatedDeath;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.arena.Usage;
import mpj.multiprocessing.internal.memory.Mentioned;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.internal.queue.QueueHands;
import mpj.multiprocessing.shared.IntArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Rows 1 and 2 of what the library survives: what a worker leaves behind that dies at a certain
 * instruction. The worker here is only what it would have written into shared memory.
 */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class PoolStateTest {
  private static final int DEAD = 500; // nobody's slot
  private static final int CELL = 0;
  private static final int TASKS = QueueHands.MANY; // the last ones lie in another segment

  private final Tree tree = Tree.current();
  private PoolState pool;
  private ItemQueue tasks;

  @BeforeEach
  void putTasks() throws Exception {
    pool = PoolState.create(tree, 2, new byte[0], Mentioned.NOTHING);
    Usage.send(pool.block(), 0);
    pool.enter(CELL, DEAD);
    tasks = pool.tasks();
    for (int task = 0; task < TASKS; task++) {
      tasks.put(new byte[] {(byte) task, (byte) (task >> 8)}, 2, Backoff.FOREVER, null);
    }
  }

  private List<Integer> takeAll() throws InterruptedException {
    List<Integer> taken = new ArrayList<>();
    Item item = new Item();
    while (tasks.get(item, 0, null) >= 0) {
      taken.add((item.bytes()[0] & 0xff) | item.bytes()[1] << 8);
    }
    return taken;
  }

  private static void die() {
    SimulatedDeath.of(Tree.current(), DEAD);
  }

  private static List<Integer> from(int first) {
    List<Integer> numbers = new ArrayList<>();
    for (int task = first; task < TASKS; task++) {
      numbers.add(task);
    }
    return numbers;
  }

  @Test
  void f1WhoStopsInTheMiddleOfTakingShouldHoldUpNobodyAndLoseNothing() throws Exception {
    QueueHands.take(tree, tasks, DEAD);
    pool.note(CELL, 0, 0, 0); // the last moment in which the task is still the queue's
    assertThat(takeAll()).as("what lies behind it").isEqualTo(from(1));
    die();
    assertThat(pool.noted(CELL)).as("the task that is lost").isEqualTo(-1);
    assertThat(takeAll()).containsExactly(0);
  }

  @Test
  void f1WhoDiesWithATaskOfItsOwnShouldLoseThatOneAlone() throws Exception {
    QueueHands.take(tree, tasks, DEAD);
    pool.note(CELL, 0, 0, 0);
    QueueHands.letGo(tree, tasks);
    die();
    assertThat(pool.noted(CELL)).as("the task that is lost").isZero();
    assertThat(takeAll()).isEqualTo(from(1));
  }

  @Test
  void f1NoDeathShouldBeSpokenOfBeforeItIsMended() throws Exception {
    FutureTask<Boolean> news = new FutureTask<>(() -> pool.awaitRetirement(CELL));
    Thread.ofPlatform().daemon().start(news);
    assertThat(takeAll()).hasSize(TASKS);
    assertThat(news.isDone()).isFalse();
    die();
    assertThat(news.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void f13NobodyShouldWaitForAMendingWhenTheTreeIsGone() throws Exception {
    FutureTask<Boolean> news = new FutureTask<>(() -> pool.awaitRetirement(CELL));
    Thread.ofPlatform().daemon().start(news);
    ProcessTree.shutdown();
    assertThat(news.get(20, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void shouldNumberWorkersWhateverFilesAreMade() {
    int before = PoolState.nextWorker(tree);
    var _ = new IntArray(1 << 20);
    assertThat(PoolState.nextWorker(tree)).isEqualTo(before + 1);
  }
}
