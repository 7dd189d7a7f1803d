package mpj.multiprocessing;

import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Standbys are killed at random moments, while children are started: as they boot, as they wait,
 * and with the task already in their pipe. Each child must run its task exactly once all the same.
 */
@ExtendWith(NothingLeft.class)
@Timeout(300)
@EnabledOnOs(OS.LINUX) // by /proc: a standby is killed while it is seen to stand still
class StandbyKillTest {
  private static final int KILLS = Integer.getInteger("mpj.test.kills", 15);

  private final AtomicInteger kills = new AtomicInteger();

  @Test
  void everyChildShouldRunItsTaskOnceWhicheverStandbyIsKilled() throws Exception {
    long seed = Effort.seed();
    System.out.println("seed=" + seed);
    var random = new Random(seed);
    var context = Context.of(StartMethod.FORKSERVER).standbys(2);
    var ran = new Queue<Integer>();
    var killer = new Thread(() -> killAll(Tree.current().table(), new Random(random.nextLong())));
    killer.start();
    int started = 0;
    List<ChildProcess> children = new ArrayList<>();
    while (killer.isAlive()) {
      int number = started++;
      children.add(start(context.process(() -> ran.put(number))));
      if (random.nextInt(3) > 0) { // a pause, in which standbys boot; or the next at once
        exitCode(children.getLast());
        LockSupport.parkNanos(random.nextInt(200_000_000));
      }
    }
    for (ChildProcess child : children) {
      assertThat(exitCode(child)).as("%s", child).isZero();
    }
    System.out.println("kills=" + kills + " children=" + started);
    List<Integer> numbers = Children.take(ran, started);
    assertThat(numbers).doesNotHaveDuplicates().hasSize(started);
    assertThat(ran.isEmpty()).isTrue();
    assertThat(kills).hasValue(KILLS);
  }

  private void killAll(ProcessTable table, Random random) {
    while (kills.get() < KILLS) {
      LockSupport.parkNanos(random.nextInt(20_000_000));
      int slot = 1 + random.nextInt(20);
      if (table.state(slot) == ProcessTable.STANDBY && kill(table, slot, random)) {
        kills.incrementAndGet();
      }
    }
  }

  /**
   * Stops the process first: once it stands still it is certain whether it has begun a task, in
   * which case it is a child like any other and left alone.
   */
  private static boolean kill(ProcessTable table, int slot, Random random) {
    long pid = table.pid(slot);
    signal("-STOP", pid);
    boolean standsStill = awaitStopped(pid);
    LockSupport.parkNanos(random.nextInt(5_000_000)); // it may be given a task meanwhile
    boolean toBeKilled = standsStill && table.pid(slot) == pid && !table.phase(slot).hasBegun();
    signal(toBeKilled ? "-KILL" : "-CONT", pid);
    return toBeKilled;
  }

  private static void signal(String signal, long pid) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(pid))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns false if the process has ended. */
  private static boolean awaitStopped(long pid) {
    try {
      while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T ")) {
        LockSupport.parkNanos(100_000);
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (Exception e) {
      return false; // it ended while it was read
    }
  }
}
