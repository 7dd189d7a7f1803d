package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.shared.Global;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows S1, S5 and S6, and what a child finds of its parent's globals. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class StartMethodTest {
  private static final Global<Integer> LIMIT = Global.of("StartMethodTest.limit", 10);
  private static final Global<String> UNSET = Global.of("StartMethodTest.unset");

  @Test
  void s1ShouldListWhatThePlatformHas() {
    assertThat(StartMethod.all())
        .containsExactly(StartMethod.SPAWN, StartMethod.FORKSERVER, StartMethod.FORK);
  }

  @Test
  void shouldUseAStandbyOnceAndReplaceIt() throws Exception {
    var context = Context.of(StartMethod.FORKSERVER).standbys(2).prepare();
    List<Long> before = standbys();
    assertThat(before).hasSize(2);
    var child = start(context.process(() -> {}));
    assertThat(before).contains(child.pid());
    assertThat(exitCode(child)).isZero();
    context.prepare();
    assertThat(standbys()).hasSize(2).doesNotContain(child.pid()).containsAnyElementsOf(before);
  }

  @Test
  void s5ShouldReplaceAKilledStandbyAtTheNextStart() throws Exception {
    var context = Context.of(StartMethod.FORKSERVER).standbys(2).prepare();
    Long[] before = standbys().toArray(new Long[0]);
    for (Long pid : before) {
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
    assertGoneSoon(before);
    assertThat(exitCode(start(context.process(() -> {})))).isZero();
    context.prepare();
    assertThat(standbys()).hasSize(2).doesNotContain(before);
  }

  @Test
  void shouldSayWhenAStandbyDoesNotBootAndThenSpawn() {
    var context = Context.of(StartMethod.FORKSERVER).jvmOptions("-XX:NoSuchOption");
    assertThatThrownBy(context::prepare)
        .isInstanceOf(ProcessStartException.class)
        .hasMessageContaining("-XX:NoSuchOption");
    assertThat(standbys()).isEmpty();
  }

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

  /** A class that starts a child when it is initialized: the child would do so again. */
  static final class Hasty {
    static {
      if (ChildProcess.parent().isPresent()) {
        start(() -> {});
      }
    }

    static ChildProcess child(Context context) {
      return context.process(() -> IO.println("never printed"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void s6ShouldRefuseAStartWhileTheChildIsBooting(StartMethod method) throws Exception {
    var child = Hasty.child(Context.of(method));
    assertThat(exitCode(start(child))).isEqualTo(1);
    assertThat(child.failure().orElseThrow())
        .contains("while the class of a task is being initialized")
        .contains("parent=" + child.name());
  }

  @Test
  void forkShouldTakeASnapshotOfTheGlobals() throws Exception {
    var seen = new Queue<Integer>();
    var go = new Queue<Integer>();
    LIMIT.set(20);
    try {
      var child =
          start(
              Context.of(StartMethod.FORK)
                  .process(() -> {
                    go.get();
                    seen.put(LIMIT.get());
                    LIMIT.set(30);
                    exitCode(start(() -> seen.put(LIMIT.get())));
                  }));
      LIMIT.set(40); // too late for the child
      go.put(1);
      assertThat(exitCode(child)).isZero();
      assertThat(Children.take(seen, 2)).containsExactly(20, 30);
      assertThat(LIMIT.get()).isEqualTo(40);
    } finally {
      LIMIT.set(10);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void othersShouldFindTheDeclaredValueOrNone(StartMethod method) throws Exception {
    var seen = new Queue<Integer>();
    LIMIT.set(20);
    UNSET.set("by the parent");
    try {
      var child =
          start(
              Context.of(method)
                  .process(() -> {
                    seen.put(LIMIT.get());
                    UNSET.get();
                  }));
      assertThat(seen.get(LONG)).isEqualTo(10);
      assertThat(exitCode(child)).isEqualTo(1);
      assertThat(child.failure().orElseThrow())
          .contains("global=StartMethodTest.unset")
          .contains("FORK");
    } finally {
      LIMIT.set(10);
    }
  }
}
