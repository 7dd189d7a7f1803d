package mpj.multiprocessing.internal.process;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.Wakes;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a child that has lived for some seconds learns of the ends of its ancestors. */
@ExtendWith(NothingLeft.class)
@EnabledIf("mpj.multiprocessing.internal.process.Handles#areToBeHad")
@Timeout(120)
class ParentLivenessTest {
  private static final int SECONDS = 4;

  @Test
  void shouldNotWakeAChildAtRest() throws Exception {
    var ready = new Queue<Long>();
    var rest = new Queue<Integer>();
    var child = new ChildProcess(() -> rest(ready, rest));
    child.start();
    long pid = ready.get(LONG);
    Handles.await(List.of(ProcessHandle.of(child.pid()).orElseThrow()), 1);
    long watching = Wakes.of(pid, "mpj-");
    long all = Wakes.of(pid, "");
    Thread.sleep(SECONDS * 1000);
    assertThat(Wakes.of(pid, "mpj-") - watching).as("of the library's own").isLessThan(SECONDS);
    assertThat(Wakes.of(pid, "") - all).isLessThan(SECONDS * Wakes.MOST_A_SECOND);
    rest.put(1);
    assertThat(child.join(LONG)).isTrue();
    assertThat(child.exitCode()).hasValue(0);
  }

  private static void rest(Queue<Long> ready, Queue<Integer> rest) throws Exception {
    ready.put(ProcessHandle.current().pid());
    rest.get();
  }

  @Test
  void f13ShouldTellOldChildrenThatTheirParentInTheMiddleIsKilled() throws Exception {
    var pids = new Queue<Long>();
    var go = new Queue<Integer>();
    var orphan = new Queue<String>();
    var middle =
        new ChildProcess(() -> {
          var daemon = new ChildProcess(() -> rest(pids, new Queue<>()));
          daemon.setDaemon(true);
          daemon.start();
          pids.put(-daemon.pid());
          new ChildProcess(() -> outlive(pids, go, orphan)).start();
          new Queue<Integer>().get();
        });
    middle.start();
    List<Long> said = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      said.add(pids.get(LONG));
    }
    long daemon = said.stream().filter(pid -> pid < 0).findFirst().orElseThrow();
    Handles.await(
        said.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList(), said.size() - 1);
    middle.kill();
    assertThat(orphan.get(LONG)).isEqualTo("lost its parent");
    assertGoneSoon(-daemon);
    go.put(1);
    assertThat(orphan.get(LONG)).isEqualTo("goes on");
    assertThat(middle.join(LONG)).isTrue();
  }

  private static void outlive(Queue<Long> pids, Queue<Integer> go, Queue<String> orphan)
      throws Exception {
    pids.put(ProcessHandle.current().pid());
    ChildProcess.parent().orElseThrow().join();
    orphan.put("lost its parent");
    go.get();
    orphan.put("goes on");
  }
}
