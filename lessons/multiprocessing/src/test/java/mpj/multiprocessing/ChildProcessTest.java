package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.wire.UncrossableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows P of the library's behaviour, as far as they are there. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void shouldBeARealJvmOfItsOwn() throws Exception {
    var seen = new Queue<List<Object>>();
    var child =
        new ChildProcess(() -> {
          ParentProcess parent = ChildProcess.parent().orElseThrow();
          seen.put(
              List.of(
                  ProcessHandle.current().pid(),
                  ChildProcess.current().pid(),
                  ChildProcess.current().name(),
                  parent.pid(),
                  parent.name()));
        });
    child.start();
    long pid = child.pid();
    assertThat(ProcessHandle.of(pid).orElseThrow().info().command().orElse("java"))
        .contains("java");
    child.join();
    long main = ProcessHandle.current().pid();
    assertThat(seen.get(LONG)).containsExactly(pid, pid, "Process-1", main, "MainProcess");
    assertThat(pid).isNotEqualTo(main);
  }

  @Test
  void p1ShouldKnowTheMainProcess() {
    assertThat(ChildProcess.current().name()).isEqualTo("MainProcess");
    assertThat(ChildProcess.current().isAlive()).isTrue();
    assertThat(ChildProcess.current().isDaemon()).isFalse();
    assertThat(ChildProcess.current().exitCode()).isEmpty();
    assertThat(ChildProcess.parent()).isEmpty();
  }

  @Test
  void p2ShouldHaveNothingBeforeTheStart() {
    var child = new ChildProcess(() -> {});
    assertThat(child.isAlive()).isFalse();
    assertThat(child.exitCode()).isEmpty();
    assertThat(ChildProcess.activeChildren()).isEmpty();
    assertThatThrownBy(child::pid).hasMessageContaining("process=Process-1");
    assertThatThrownBy(child::join).hasMessageContaining("call start first");
  }

  @Test
  void p3ShouldEndWithZeroAndNoLongerBeListed() throws Exception {
    var go = new Queue<Integer>();
    var child = new ChildProcess(go::get);
    child.start();
    assertThat(child.isAlive()).isTrue();
    assertThat(ChildProcess.activeChildren()).containsExactly(child);
    assertThatThrownBy(child::start).hasMessageContaining("started already");
    go.put(1);
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(child.isAlive()).isFalse();
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  @Test
  void p5ShouldReturnAtOnceFromAJoinWithoutTime() throws Exception {
    var go = new Queue<Integer>();
    var child = new ChildProcess(go::get);
    child.start();
    assertThat(child.join(Duration.ZERO)).isFalse();
    assertThat(child.join(Duration.ofSeconds(-1))).isFalse();
    go.put(1);
    assertThat(child.join(LONG)).isTrue();
  }

  @Test
  void p6ShouldReportHowAChildEnded() throws Exception {
    var never = new Queue<Integer>();
    var ready = new Queue<Integer>();
    Task waiting =
        () -> {
          ready.put(1);
          never.get();
        };
    var terminated = new ChildProcess(waiting);
    var killed = new ChildProcess(waiting);
    var exited = new ChildProcess(() -> System.exit(8));
    for (var child : List.of(terminated, killed, exited)) {
      child.start();
    }
    ready.get(LONG);
    ready.get(LONG);
    terminated.terminate();
    killed.kill();
    assertThat(exitCode(terminated)).hasValue(-15);
    assertThat(exitCode(killed)).hasValue(-9);
    assertThat(exitCode(exited)).hasValue(8);
  }

  private static OptionalInt exitCode(ChildProcess child) throws InterruptedException {
    child.join(LONG);
    return child.exitCode();
  }

  @Test
  void p6ShouldPrintTheTraceOfAnExceptionAndTellTheParent() throws Exception {
    var failing =
        new ChildProcess(
            "unlucky",
            () -> {
              throw new IllegalStateException("no luck today");
            });
    String err = printedBy(failing);
    assertThat(failing.exitCode()).hasValue(1);
    assertThat(failing.failure()).hasValue("java.lang.IllegalStateException: no luck today");
    assertThat(err)
        .contains("Process unlucky failed:")
        .contains("java.lang.IllegalStateException: no luck today")
        .contains("at mpj.multiprocessing.ChildProcessTest")
        .doesNotContain("ChildMain");
  }

  private static String printedBy(ChildProcess child) throws InterruptedException {
    var bytes = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      child.start();
      child.join();
    } finally {
      System.setErr(err);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void p7ShouldCountNamesUpAndExtendThemInChildren() throws Exception {
    var names = new Queue<String>();
    var first = new ChildProcess(() -> {});
    var second =
        new ChildProcess(() -> {
          var grandchild = new ChildProcess(() -> names.put(ChildProcess.current().name()));
          grandchild.start();
          grandchild.join();
        });
    assertThat(first.name()).isEqualTo("Process-1");
    assertThat(second.name()).isEqualTo("Process-2");
    second.start();
    assertThat(names.get(LONG)).isEqualTo("Process-2:1");
    second.join();
    assertThat(second.exitCode()).hasValue(0);
  }

  @Test
  void p10ShouldWaitForItsOwnChildrenAndThreads() throws Exception {
    var done = new Queue<String>();
    var child =
        new ChildProcess(() -> {
          new ChildProcess(() -> done.put("grandchild")).start();
          new Thread(
                  () -> {
                    try {
                      done.put("thread");
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  })
              .start();
        });
    child.start();
    child.join();
    assertThat(child.exitCode()).hasValue(0);
    assertThat(List.of(done.getNow(), done.getNow()))
        .containsExactlyInAnyOrder("grandchild", "thread");
  }

  /** A subclass with fields, which travel to the child. */
  static final class Greeting extends ChildProcess {
    private final String whom;
    private final Queue<String> answers;

    Greeting(String whom, Queue<String> answers) {
      super("greeter");
      this.whom = whom;
      this.answers = answers;
    }

    @Override
    protected void run() throws Exception {
      answers.put("hello " + whom + " from " + name() + " " + (pid() == current().pid()));
    }
  }

  @Test
  void shouldRunAnOverriddenMethodWithItsFields() throws Exception {
    var answers = new Queue<String>();
    var child = new Greeting("Ada", answers);
    child.start();
    child.join();
    assertThat(answers.getNow()).isEqualTo("hello Ada from greeter true");
  }

  @Test
  void shouldRefuseATaskThatCannotTravelAndStartNothing() {
    var thread = new Thread(() -> {});
    var child = new ChildProcess(() -> thread.start());
    assertThatThrownBy(child::start)
        .isInstanceOf(UncrossableException.class)
        .hasMessageContaining("java.lang.Thread");
    assertThat(ChildProcess.activeChildren()).isEmpty();
  }

  @Test
  void shouldDeliverTheOutputOfManyChildrenInWholeLines() throws Exception {
    int children = 4;
    int lines = 300;
    String filler = "x".repeat(2000);
    var bytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      List<ChildProcess> all = new ArrayList<>();
      for (int i = 0; i < children; i++) {
        int who = i;
        var child =
            new ChildProcess(() -> {
              for (int line = 0; line < lines; line++) {
                IO.println(who + ":" + line + ":" + filler);
              }
            });
        child.start();
        all.add(child);
      }
      for (ChildProcess child : all) {
        child.join();
      }
    } finally {
      System.setOut(out);
    }
    List<String> printed = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(printed).hasSize(children * lines);
    for (int i = 0; i < children; i++) {
      String prefix = i + ":";
      List<String> own = printed.stream().filter(line -> line.startsWith(prefix)).toList();
      for (int line = 0; line < lines; line++) {
        assertThat(own.get(line)).isEqualTo(prefix + line + ":" + filler);
      }
    }
  }

  @Test
  void shouldPassTheHeapOfAContextOn() throws Exception {
    var heap = new Queue<Long>();
    var context = Context.of(StartMethod.SPAWN).heap("48m");
    new ChildProcess(context, null, () -> heap.put(Runtime.getRuntime().maxMemory())).start();
    assertThat(heap.get(LONG)).isBetween(32L << 20, 48L << 20);
    assertThatThrownBy(() -> context.heap("much")).hasMessageContaining("size=much");
  }
}
