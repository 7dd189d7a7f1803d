package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Killer;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.IntValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Row S5: kills the JVM that stands by while it is given a task. It is stopped before, so that the
 * table tells for certain in which state it is killed: it can go no further by then.
 */
@ExtendWith(NothingLeft.class)
@Timeout(900)
@EnabledOnOs(OS.LINUX) // by /proc: a process is seen to stand still
class StandbyStress {
  private static final int KILLS_OF_STANDBYS = Effort.rounds(100);
  private static final int OF_EACH_KIND = Effort.rounds(10);
  private static final int MOST_ROUNDS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long START_NANOS = 4_000_000;
  private static final long SHORT_MOMENT_NANOS = 7_000_000;
  private static final long LONG_MOMENT_NANOS = 20_000_000;
  private static final long LONGEST_STOP_NANOS = 2_000_000;

  /** What the victim was doing. */
  private enum Victim {
    IDLE,
    OFFERED,
    BEGUN,
    ENDED_BEFORE
  }

  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private IntValue ran;
  private int expected;

  @Test
  void s5ShouldRunEachTaskOnceThoughTheStandbyIsKilled() throws Exception {
    System.out.println("stress=standby seed=" + seed);
    var context = Context.of(StartMethod.FORKSERVER).standbys(1);
    ran = new IntValue(0);
    int rounds = 0;
    try (var killer = Executors.newSingleThreadExecutor();
        var shell = new Killer()) {
      for (; !isEnough(); rounds++) {
        assertThat(rounds).as("kills: %s", kills).isLessThan(MOST_ROUNDS);
        context.prepare();
        kills.merge(round(context, killer, shell), 1, Integer::sum);
      }
    }
    assertThat(ran.get()).isEqualTo(expected);
    System.out.println("stress=standby children=" + rounds + " ran=" + expected + " " + kills);
  }

  private boolean isEnough() {
    int idle = kills.getOrDefault(Victim.IDLE, 0);
    int offered = kills.getOrDefault(Victim.OFFERED, 0);
    int begun = kills.getOrDefault(Victim.BEGUN, 0);
    return idle + offered >= KILLS_OF_STANDBYS // those that have begun are children like any other
        && Math.min(idle, Math.min(offered, begun)) >= OF_EACH_KIND;
  }

  private Victim round(Context context, ExecutorService killer, Killer shell) throws Exception {
    int slot = standing();
    long pid = table().pid(slot);
    long moment = random.nextLong(random.nextBoolean() ? SHORT_MOMENT_NANOS : LONG_MOMENT_NANOS);
    long stop = random.nextLong(LONGEST_STOP_NANOS);
    ChildProcess child = context.process(ran::increment);
    Future<Victim> killed =
        killer.submit(() -> {
          LockSupport.parkNanos(moment);
          return kill(slot, pid, stop, shell);
        });
    LockSupport.parkNanos(START_NANOS);
    child.start();
    assertThat(child.join(PATIENCE)).as("end of %s", child).isTrue();
    Victim victim = killed.get();
    int code = child.exitCode().orElseThrow();
    int runs = ran.get() - expected;
    expected += runs;
    if (victim == Victim.BEGUN) { // killed as any child
      assertThat(child.pid()).isEqualTo(pid);
      assertThat(runs).isBetween(0, 1);
      // In its exit hooks, a SIGKILL that none of the tree sent is taken for exit(137).
      assertThat(code).isIn(runs == 1 ? List.of(-9, 137) : List.of(-9));
    } else {
      assertThat(code).as("%s of %s", child, victim).isZero();
      assertThat(runs).as("runs of the task, %s", victim).isEqualTo(1);
      // One that is seen to stand still is killed by who offers it the task, and has ended before.
      if (victim != Victim.ENDED_BEFORE) {
        assertThat(child.pid()).as("pid of %s, %s", child, victim).isNotEqualTo(pid);
      }
    }
    Herd.await(
        "the retirement of pid=" + pid, () -> table().pid(slot) != pid); // or it is found again
    return victim;
  }

  /** Whoever stands still cannot begin. It may be offered its task meanwhile. */
  private static Victim kill(int slot, long pid, long nanos, Killer shell) throws Exception {
    if (!shell.stop(pid)) {
      return Victim.ENDED_BEFORE;
    }
    LockSupport.parkNanos(nanos);
    Victim victim =
        table().phase(slot).hasBegun()
            ? Victim.BEGUN
            : table().state(slot) == ProcessTable.STANDBY ? Victim.IDLE : Victim.OFFERED;
    shell.kill(pid);
    return victim;
  }

  private static int standing() {
    return IntStream.range(ProcessTable.ROOT, ProcessTable.SLOTS)
        .filter(slot -> table().state(slot) == ProcessTable.STANDBY)
        .findFirst()
        .orElseThrow();
  }

  private static ProcessTable table() {
    return Tree.current().table();
  }
}
