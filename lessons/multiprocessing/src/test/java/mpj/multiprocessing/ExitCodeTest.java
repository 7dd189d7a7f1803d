package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.exitCodes;
import static mpj.multiprocessing.Children.start;
import static mpj.multiprocessing.Children.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.channel.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows P6 and P11: how a child ends, what it still does then, and what its parent learns. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class ExitCodeTest {
  @ParameterizedTest
  @EnumSource
  void p6ShouldTellTheSignalsFromAnExit(StartMethod method) throws Exception {
    var ready = new Queue<Long>();
    var context = Context.of(method);
    var terminated = start(context.process(waiting(ready)));
    var killed = start(context.process(waiting(ready)));
    var exited = start(context.process(() -> System.exit(8)));
    Children.take(ready, 2);
    terminated.terminate();
    killed.kill();
    assertThat(exitCodes(List.of(terminated, killed, exited))).containsExactly(-15, -9, 8);
    terminated.kill(); // nothing happens to one that has ended
    assertThat(terminated.exitCode()).hasValue(-15);
  }

  @Test
  void p6ShouldReportAnyNumberOfAnExitAsItIs() throws Exception {
    List<Integer> numbers = List.of(0, 1, 127, 128, 130, 137, 143, 200, 255);
    List<ChildProcess> children = new ArrayList<>();
    for (int number : numbers) {
      children.add(start(() -> System.exit(number)));
    }
    assertThat(exitCodes(children)).isEqualTo(numbers);
  }

  @Test
  void p6ShouldReportTheNumberOfAHalt() throws Exception {
    var children =
        List.of(
            start(() -> Runtime.getRuntime().halt(0)), start(() -> Runtime.getRuntime().halt(77)));
    assertThat(exitCodes(children)).containsExactly(0, 77);
  }

  @Test
  void p6ShouldReportAnExitThatAnotherThreadCallsAfterTheTask() throws Exception {
    var child =
        start(() -> {
          Thread main = Thread.currentThread();
          TestThreads.of(
                  () -> {
                    try {
                      main.join();
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                    System.exit(143);
                  })
              .start();
        });
    assertThat(exitCode(child)).isEqualTo(143);
  }

  @Test
  void p6ShouldReportASignalFromOutside() throws Exception {
    var ready = new Queue<Long>();
    var child = start(waiting(ready));
    ready.get(LONG);
    new ProcessBuilder("kill", "-TERM", Long.toString(child.pid())).start().waitFor();
    assertThat(exitCode(child)).isEqualTo(-15);
  }

  @Test
  void p6ShouldReportTheKillOfAChildThatHangsInItsExitHooks() throws Exception {
    var ready = new Queue<Long>();
    var hooked = new Queue<Long>();
    var exiting =
        start(() -> {
          hang(hooked);
          System.exit(5);
        });
    var terminated =
        start(() -> {
          hang(hooked);
          waiting(ready).run();
        });
    ready.get(LONG);
    terminated.terminate();
    Children.take(hooked, 2);
    exiting.kill();
    terminated.kill();
    assertThat(exitCodes(List.of(exiting, terminated))).containsExactly(-9, -9);
  }

  private static void hang(Queue<Long> hooked) {
    atExit(() -> waiting(hooked).run());
  }

  private static void atExit(Task action) {
    Runtime.getRuntime()
        .addShutdownHook(
            TestThreads.of(() -> {
              try {
                action.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            }));
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
        .contains("at mpj.multiprocessing.ExitCodeTest")
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

  @ParameterizedTest
  @EnumSource
  void p6ShouldRunTheHandlerOfSigtermWhichDecidesTheEnd(StartMethod method) throws Exception {
    var ready = new Queue<Long>();
    var seen = new Queue<String>();
    var context = Context.of(method);
    var exiting =
        start(
            context.process(() -> {
              ChildProcess.onTerminate(() -> System.exit(3));
              waiting(ready).run();
            }));
    var returning =
        start(
            context.process(() -> {
              ChildProcess.onTerminate(Thread.currentThread()::interrupt);
              assertThatThrownBy(waiting(ready)::run).isInstanceOf(InterruptedException.class);
              seen.put("cleaned up");
            }));
    Children.take(ready, 2);
    exiting.terminate();
    returning.terminate();
    assertThat(exitCodes(List.of(exiting, returning))).containsExactly(3, 0);
    assertThat(seen.getNow()).isEqualTo("cleaned up");
  }

  @Test
  void p6ShouldHandleSigtermInTheMainProcessToo() throws Exception {
    var handled = new Queue<String>();
    assertThatThrownBy(() -> ChildProcess.onTerminate(null)).hasMessageContaining("handler");
    ChildProcess.onTerminate(() -> {
      try {
        handled.put("handled");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-TERM", pid).start().waitFor();
    assertThat(handled.get(LONG)).isEqualTo("handled");
  }

  @Test
  void p11ShouldRunExitHooksHoweverTheChildEnds() throws Exception {
    var ready = new Queue<Long>();
    var hooked = new Queue<String>();
    var returning = start(() -> atExit(() -> hooked.put("returned")));
    var exiting =
        start(() -> {
          atExit(() -> hooked.put("exited"));
          System.exit(4);
        });
    var failing =
        start(() -> {
          atExit(() -> hooked.put("failed"));
          throw new IllegalStateException("as it should");
        });
    var terminated =
        start(() -> {
          atExit(() -> hooked.put("terminated"));
          waiting(ready).run();
        });
    ready.get(LONG);
    terminated.terminate();
    assertThat(exitCodes(List.of(returning, exiting, failing, terminated)))
        .containsExactly(0, 4, 1, -15);
    assertThat(Children.take(hooked, 4))
        .containsExactlyInAnyOrder("returned", "exited", "failed", "terminated");
  }
}
