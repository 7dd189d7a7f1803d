package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row P19: what a program that a child starts inherits from the child. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class InheritanceTest {
  private static final String STATUS =
      "grep -E '^Sig(Ign|Blk)' /proc/self/status; echo dir=$(pwd); echo nofile=$(ulimit -n)";

  /** What a program is told of its signals, its directory and its limits. */
  private static List<String> told() throws Exception {
    Process program = new ProcessBuilder("/bin/sh", "-c", STATUS).start();
    byte[] all = program.getInputStream().readAllBytes();
    return new String(all, StandardCharsets.UTF_8).lines().toList();
  }

  @ParameterizedTest
  @EnumSource
  void p19ShouldGiveTheProgramsOfAChildWhatThoseOfTheMainProcessGet(StartMethod method)
      throws Exception {
    var seen = new Queue<List<String>>();
    var child = Context.of(method).process(() -> seen.put(told()));
    child.start();
    assertThat(seen.get(LONG)).isEqualTo(told());
    assertThat(exitCode(child)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void p19ShouldHaveAnInputThatIsAtItsEnd(StartMethod method) throws Exception {
    var seen = new Queue<List<Boolean>>();
    var child =
        Context.of(method)
            .process(() -> {
              Process cat =
                  new ProcessBuilder("cat")
                      .redirectInput(ProcessBuilder.Redirect.INHERIT)
                      .redirectErrorStream(true)
                      .start();
              boolean ended = cat.waitFor(20, TimeUnit.SECONDS);
              boolean silent = ended && cat.exitValue() == 0 && cat.getInputStream().read() == -1;
              cat.destroyForcibly();
              var in = new FileInputStream(FileDescriptor.in);
              boolean atEnd = in.read() == -1 && System.in.read() == -1;
              in.close(); // and the child lives on
              seen.put(List.of(silent, atEnd));
            });
    child.start();
    assertThat(seen.get(LONG)).containsExactly(true, true);
    assertThat(exitCode(child)).isZero();
  }

  @Test
  void p18ShouldLetGoOfTheTaskOnceItIsStarted() throws Exception {
    byte[] large = new byte[1 << 16];
    Task task = () -> System.exit(large.length == 1 << 16 ? 0 : 3);
    var before = new java.lang.ref.WeakReference<>(task);
    var child = new ChildProcess(task);
    child.start();
    task = null;
    assertThat(exitCode(child)).isZero();
    long until = System.nanoTime() + LONG.toNanos();
    while (before.get() != null && System.nanoTime() < until) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(before.get()).isNull();
    assertThat(child.exitCode()).hasValue(0);
  }

  @Test
  void shouldWaitForAParentThatIsKilled() throws Exception {
    var ready = new Queue<Boolean>();
    var ended = new Queue<List<Boolean>>();
    var middle =
        Children.start(() -> {
          Children.start(() -> {
            ParentProcess parent = ChildProcess.parent().orElseThrow();
            ready.put(parent.join(Duration.ZERO));
            var first = mpj.multiprocessing.channel.Waitable.awaitAny(List.of(parent), LONG);
            ended.put(List.of(first.equals(List.of(parent)), parent.join(LONG), parent.isReady()));
          });
          new Queue<Integer>().get();
        });
    assertThat(ready.get(LONG)).isFalse();
    middle.kill();
    assertThat(ended.get(LONG)).containsExactly(true, true, true);
  }

  @Test
  void p10ShouldWaitForItsChildrenWhenItEndsByAnExit() throws Exception {
    var go = new Queue<Integer>();
    var done = new Queue<String>();
    var exiting = new Queue<Boolean>();
    var child =
        Children.start(() -> {
          Children.start(() -> {
            go.get();
            done.put("grandchild");
          });
          Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(exiting)));
          System.exit(7);
        });
    exiting.get(LONG);
    assertThat(child.join(Duration.ofMillis(300))).isFalse();
    go.put(1);
    assertThat(exitCode(child)).isEqualTo(7);
    assertThat(done.getNow()).isEqualTo("grandchild");
  }

  @Test
  void p10ShouldNotWaitForItsChildrenOnceASignalEndsIt() throws Exception {
    var exiting = new Queue<Boolean>();
    var grandchild = new Queue<Long>();
    var child =
        Children.start(() -> {
          Children.start(Children.waiting(grandchild));
          Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(exiting)));
          System.exit(7);
        });
    exiting.get(LONG);
    long pid = grandchild.get(LONG);
    child.terminate();
    assertThat(child.join(LONG)).isTrue();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Children.assertGoneSoon(pid);
  }

  private static void tell(Queue<Boolean> exiting) {
    try {
      exiting.put(true);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void p6ShouldReportAKillInTheExitHooksAfterTheTaskAsAKill() throws Exception {
    var hooked = new Queue<Long>();
    var child =
        Children.start(() -> Runtime.getRuntime().addShutdownHook(new Thread(() -> hang(hooked))));
    long pid = hooked.get(LONG);
    new ProcessBuilder("kill", "-KILL", Long.toString(pid)).start().waitFor();
    assertThat(exitCode(child)).isEqualTo(-9);
  }

  private static void hang(Queue<Long> hooked) {
    try {
      Children.waiting(hooked).run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
