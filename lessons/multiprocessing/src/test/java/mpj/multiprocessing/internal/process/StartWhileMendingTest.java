package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Children;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.TestThreads;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** To mend a death takes time where there are many objects. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class StartWhileMendingTest {
  @Test
  void shouldStartAProcessWhileDeathsAreBeingMended() throws Exception {
    var says = new Queue<String>();
    var first = new ChildProcess(() -> says.put("first"));
    first.start();
    first.join();
    assertThat(says.get(Children.LONG)).isEqualTo("first");
    var second = new ChildProcess(() -> says.put("second"));
    Thread starter = TestThreads.of(second::start);
    synchronized (Supervisor.of(Tree.current())) { // as who mends one
      starter.start();
      assertThat(says.get(Children.LONG)).isEqualTo("second");
    }
    starter.join();
    assertThat(Children.exitCode(second)).isZero();
  }
}
