package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mpj.multiprocessing.internal.arena.Tree;
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
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("limit=2");

    stop.set();
    first.join();
    var second = new ChildProcess(stop::await);
    second.start();
    second.join();
    assertThat(second.exitCode()).hasValue(0);
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
