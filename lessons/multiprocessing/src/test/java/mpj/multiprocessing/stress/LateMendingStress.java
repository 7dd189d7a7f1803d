package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.channel.QueueEmpty;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.Supervisor;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row 1 of what the library survives, for a pool in a child while the main process is too busy to
 * mend anything: before that, nobody can know what a dead worker's task has come to.
 */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class LateMendingStress {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration BUSY = Duration.ofSeconds(4);

  @Test
  void f1NoTaskShouldBeGivenUpBeforeItsWorkersDeathIsMended() throws Exception {
    var pids = new Queue<Long>();
    var says = new Queue<String>();
    var child = new ChildProcess(() -> sayDeath(pids, says));
    child.start();
    long pid = pids.get(LONG);
    synchronized (Supervisor.of(Tree.current())) { // so it mends nothing
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      assertThat(heard(says, BUSY)).isEqualTo("nothing");
    }
    assertThat(heard(says, LONG)).contains("pid=" + pid, "signal=9", "task=0");
    child.join();
    assertThat(child.exitCode()).hasValue(0);
  }

  private static String heard(Queue<String> says, Duration patience) throws InterruptedException {
    try {
      return says.get(patience);
    } catch (QueueEmpty e) {
      return "nothing";
    }
  }

  private static void sayDeath(Queue<Long> pids, Queue<String> says) throws Exception {
    try (var pool = new Pool(1)) {
      Throwable failure = catchThrowable(() -> pool.apply(() -> hangAfter(pids)));
      says.put(failure.toString()); // before the pool is closed, which takes its time too
    }
  }

  private static int hangAfter(Queue<Long> pids) throws Exception {
    pids.put(ProcessHandle.current().pid());
    new CountDownLatch(1).await();
    return 0;
  }
}
