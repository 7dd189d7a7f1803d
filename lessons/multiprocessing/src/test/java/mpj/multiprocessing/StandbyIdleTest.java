package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of standbys that nobody needs, and of those that cannot begin. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class StandbyIdleTest {
  private static final String IDLE = "mpj.standbys.idle.seconds";

  private static List<Long> standbys() {
    ProcessTable table = Tree.current().table();
    List<Long> pids = new ArrayList<>();
    for (int slot = 1; slot < ProcessTable.SLOTS; slot++) {
      if (table.state(slot) == ProcessTable.STANDBY) {
        pids.add(table.pid(slot));
      }
    }
    return pids;
  }

  @Test
  void shouldEndStandbysThatNobodyNeedsAndBootOthersWhenSomebodyDoes() throws Exception {
    System.setProperty(IDLE, "1");
    try {
      var context = Context.of(StartMethod.FORKSERVER).standbys(2).prepare();
      List<Long> first = standbys();
      assertThat(first).hasSize(2);
      Children.assertGoneSoon(first.toArray(Long[]::new));
      context.prepare();
      assertThat(Children.exitCode(Children.start(context.process(() -> {})))).isZero();
    } finally {
      System.clearProperty(IDLE);
    }
  }

  /** Each would be waited for for two seconds, if they were not seen to be stopped. */
  @Test
  @EnabledOnOs(OS.LINUX) // by /proc
  void shouldNotWaitForStandbysThatAreStopped() throws Exception {
    var context = Context.of(StartMethod.FORKSERVER).standbys(3).prepare();
    try (Killer killer = new Killer()) {
      List<Long> stopped = standbys();
      for (long pid : stopped) {
        assertThat(killer.stop(pid)).isTrue();
      }
      var ran = new Queue<Integer>();
      long began = System.nanoTime();
      ChildProcess child = Children.start(context.process(() -> ran.put(1)));
      assertThat(System.nanoTime() - began).isLessThan(Children.SOON.toNanos());
      assertThat(ran.get(Children.LONG)).isEqualTo(1);
      assertThat(Children.exitCode(child)).isZero();
      Children.assertGoneSoon(stopped.toArray(Long[]::new));
    }
  }
}
