package mpj.multiprocessing.supervision;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a child that has lived for some seconds learns of the ends of its ancestors. */
@ExtendWith(NothingLeft.class)
@EnabledIf("mpj.multiprocessing.supervision.Handles#areToBeHad")
@Timeout(120)
class AncestorsTest {
  private static final int SECONDS = 4;

  /**
   * Once a second the kernel compares the word that it sleeps on; the JVM has threads that wake,
   * too.
   */
  private static final int MOST_A_SECOND = 8;

  @Test
  void shouldNotWakeAChildAtRest() throws Exception {
    var ready = new Queue<Long>();
    var rest = new Queue<Integer>();
    var child = new ChildProcess(() -> rest(ready, rest));
    child.start();
    Path threads = Path.of("/proc", ready.get(LONG).toString(), "task");
    Handles.await(List.of(ProcessHandle.of(child.pid()).orElseThrow()), 1);
    long watching = wakes(threads, "mpj-");
    long all = wakes(threads, "");
    Thread.sleep(SECONDS * 1000);
    assertThat(wakes(threads, "mpj-") - watching).as("of the library's own").isLessThan(SECONDS);
    assertThat(wakes(threads, "") - all).isLessThan(SECONDS * MOST_A_SECOND);
    rest.put(1);
    assertThat(child.join(LONG)).isTrue();
    assertThat(child.exitCode()).hasValue(0);
  }

  private static void rest(Queue<Long> ready, Queue<Integer> rest) throws Exception {
    ready.put(ProcessHandle.current().pid());
    rest.get();
  }

  /** Returns how often threads have given up the processor by themselves, which then woke. */
  private static long wakes(Path threads, String names) throws IOException {
    try (Stream<Path> all = Files.list(threads)) {
      return all.mapToLong(thread -> wakesOf(thread, names)).sum();
    }
  }

  private static long wakesOf(Path thread, String names) {
    try {
      if (!Files.readString(thread.resolve("comm")).startsWith(names)) {
        return 0;
      }
      return Files.readAllLines(thread.resolve("status")).stream()
          .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
          .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
          .sum();
    } catch (IOException e) {
      return 0; // it has ended meanwhile
    }
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
