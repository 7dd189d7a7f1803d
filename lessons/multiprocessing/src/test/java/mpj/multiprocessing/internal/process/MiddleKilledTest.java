package mpj.multiprocessing.internal.process;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.Lock;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row 13 of what must survive: a process in the middle of the tree is killed. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class MiddleKilledTest {
  @ParameterizedTest
  @EnumSource
  void f13ShouldEndItsDaemonsAndStandbysAndLeaveItsOtherChildrenAlive(StartMethod method)
      throws Exception {
    var lock = new Lock();
    var doomed = new Queue<Long>();
    var go = new Queue<Integer>();
    var orphan = new Queue<String>();
    var middle =
        Context.of(method)
            .process(() -> {
              lock.acquire();
              var daemon = new ChildProcess(() -> announce(doomed));
              daemon.setDaemon(true);
              daemon.start();
              new ChildProcess(() -> liveOn(doomed, go, orphan)).start();
              var standbys = Context.of(StartMethod.FORKSERVER).standbys(1).prepare();
              doomed.put(standbyOf(Tree.current().slot(), standbys));
              new Queue<Integer>().get();
            });
    middle.start();
    List<Long> pids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pids.add(doomed.get(LONG));
    }
    pids.remove(0L); // of the one that lives on
    middle.kill();
    assertThat(lock.tryAcquire(LONG)).isTrue();
    assertThat(lock.ownerDied()).isPresent();
    assertGoneSoon(pids.toArray(new Long[0]));
    go.put(1);
    assertThat(orphan.get(LONG)).isEqualTo("parent alive: false");
    assertThat(middle.join(LONG)).isTrue();
    assertThat(middle.exitCode()).hasValue(-9);
    assertNoHandleLeft();
  }

  /** The main process watches over orphans by handles, which are descriptors. */
  private static void assertNoHandleLeft() {
    long until = System.nanoTime() + LONG.toNanos();
    while (Handles.of("self") > 0) {
      assertThat(System.nanoTime()).as("handles of the dead").isLessThan(until);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static void announce(Queue<Long> doomed) throws Exception {
    doomed.put(ProcessHandle.current().pid());
    new Queue<Integer>().get();
  }

  /** Ends by itself, when it is told to: by the main process, since its parent is gone. */
  private static void liveOn(Queue<Long> doomed, Queue<Integer> go, Queue<String> orphan)
      throws Exception {
    doomed.put(0L);
    go.get();
    orphan.put("parent alive: " + ChildProcess.parent().orElseThrow().isAlive());
  }

  private static long standbyOf(int parent, Context context) {
    assertThat(context.standbys()).isEqualTo(1);
    ProcessTable table = Tree.current().table();
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) == ProcessTable.STANDBY && table.parent(slot) == parent) {
        return table.pid(slot);
      }
    }
    throw new AssertionError("no standby of slot=" + parent);
  }
}
