package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.pool.AsyncResult;
import mpj.multiprocessing.pool.Pool;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many processes may live in a tree. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ProcessTreeTest {
  @AfterEach
  void endTree() {
    ProcessTree.shutdown();
  }

  @Test
  void shouldRefuseOneMoreThanMayLiveUntilOneHasEnded() throws Exception {
    var stop = new Event();
    ProcessTree.limit(2);
    var first = new ChildProcess(stop::await);
    first.start();

    assertThatThrownBy(new ChildProcess(stop::await)::start)
        .isInstanceOf(TooManyProcessesException.class)
        .hasMessageContaining("limit=2");

    stop.set();
    first.join();
    var second = new ChildProcess(stop::await);
    second.start();
    second.join();
    assertThat(second.exitCode()).hasValue(0);
  }

  /** The boot of a standby is refused on a thread of its own. */
  @Test
  void shouldRefuseStandbysForTheirNumberNotForTheirOptions() throws Exception {
    var context = Context.of(StartMethod.FORKSERVER).standbys(1);
    ProcessTree.limit(1);
    assertThatThrownBy(context::prepare)
        .isInstanceOf(TooManyProcessesException.class)
        .hasMessageContaining("limit=1;");

    ProcessTree.limit(2);
    context.prepare();
  }

  @Test
  void shouldPassOnThatAChildCouldStartNoOther() throws Exception {
    ProcessTree.limit(2);
    var child = new ChildProcess(() -> new ChildProcess(() -> {}).start());
    child.start();
    child.join();
    assertThat(child.failure().orElseThrow())
        .startsWith(TooManyProcessesException.class.getName() + ": ");

    try (var pool = new Pool(1)) {
      assertThatThrownBy(() ->
              pool.apply(() -> {
                new ChildProcess(() -> {}).start();
                return 0;
              }))
          .isInstanceOf(TooManyProcessesException.class)
          .hasMessageContaining("limit=2;");
    }
  }

  /** A pool waits for room, as it does when the system refuses a process. */
  @Test
  void shouldLetAPoolReplaceItsWorkersWhenThereIsRoomAgain() throws Exception {
    try (var pool = new Pool(1)) {
      assertThat(pool.apply(() -> 1)).isEqualTo(1);
      ProcessTree.limit(1);
      ProcessHandle.of(pool.workerPids().getFirst()).orElseThrow().destroyForcibly();
      AsyncResult<Integer> later = pool.applyAsync(() -> 42);
      assertThat(later.await(Duration.ofMillis(500))).isFalse();

      ProcessTree.limit(2);
      assertThat(later.get(Duration.ofSeconds(30))).isEqualTo(42);
    }
  }

  @Test
  void shouldRefuseALimitBelowOne() {
    assertThatThrownBy(() -> ProcessTree.limit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("most=0");
  }

  /** Its reaper may not have noted yet that it has ended. */
  @RepeatedTest(5)
  void shouldBeginNoOtherTreeForASignalToAChildOfTheOneThatEnded() throws Exception {
    var child = new ChildProcess(new Event()::await);
    child.start();

    ProcessTree.shutdown();
    do {
      child.kill();
      child.killTree();
      assertThat(Tree.existing()).isEmpty();
    } while (child.isAlive());
  }
}
