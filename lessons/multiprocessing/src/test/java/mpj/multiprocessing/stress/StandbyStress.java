package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.arena.ProcessTable;
import mpj.multiprocessing.arena.Tree;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kills JVMs that stand by, before and while one of them is given a task. */
@ExtendWith(NothingLeft.class)
@Timeout(600)
class StandbyStress {
  private static final int KILLS = 120;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LONGEST_MOMENT_NANOS = 2_000_000;

  @Test
  void s5ShouldRunEachTaskOnceThoughStandbysAreKilled() throws Exception {
    long seed = System.nanoTime() % 1_000_000;
    System.out.println("stress=standby seed=" + seed);
    var random = new Random(seed);
    var context = Context.of(StartMethod.FORKSERVER).standbys(2);
    var ran = new IntValue(0);
    int killed = 0;
    int started = 0;
    while (killed < KILLS) {
      context.prepare();
      List<Integer> standing = standing();
      assertThat(standing).hasSize(2);
      int slot = standing.get(random.nextInt(2));
      long pid = table().pid(slot);
      ChildProcess child = context.process(ran::increment);
      Thread killer =
          new Thread(() -> {
            LockSupport.parkNanos(1);
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          });
      boolean before = random.nextBoolean();
      boolean stoodBy = table().state(slot) == ProcessTable.STANDBY;
      if (before) {
        killer.start();
        LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT_NANOS));
        child.start();
        killer.join();
      } else {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        child.start();
      }
      started++;
      assertThat(child.join(PATIENCE)).as("end of %s", child).isTrue();
      if (child.pid() == pid) { // it had its task already: killed as any child
        assertThat(child.exitCode().orElseThrow()).isIn(0, -9);
        ran.set(started);
      } else {
        assertThat(child.exitCode()).hasValue(0);
        assertThat(ran.get()).as("tasks run").isEqualTo(started);
        killed += stoodBy ? 1 : 0;
      }
    }
    System.out.println("stress=standby kills=" + killed + " children=" + started);
  }

  private static List<Integer> standing() {
    return IntStream.range(ProcessTable.ROOT, ProcessTable.SLOTS)
        .filter(slot -> table().state(slot) == ProcessTable.STANDBY)
        .filter(slot -> table().isReady(slot))
        .boxed()
        .toList();
  }

  private static ProcessTable table() {
    return Tree.current().table();
  }
}
