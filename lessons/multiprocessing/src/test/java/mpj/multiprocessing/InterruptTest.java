package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Row P17: what a parent's interrupt does to a child's task. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class InterruptTest {
  private static ChildProcess waiting(Context context, Queue<String> says) {
    return start(
        context.process(() -> {
          says.put("ready");
          new Queue<Integer>().get();
        }));
  }

  @ParameterizedTest
  @EnumSource
  void p17ShouldEndATaskThatDoesNotCatchItWith1AndItsTrace(StartMethod method) throws Exception {
    var says = new Queue<String>();
    PrintStream before = System.err;
    var printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      var child = waiting(Context.of(method), says);
      says.get(LONG);
      child.interrupt();
      assertThat(exitCode(child)).isEqualTo(1);
      assertThat(child.failure().orElse("")).contains("InterruptedException");
      child.interrupt(); // does nothing to one that has ended
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("failed:", "InterruptedException", "at mpj.multiprocessing.channel.Queue.get(")
        .contains("at mpj.multiprocessing.InterruptTest.")
        .containsOnlyOnce("at mpj.multiprocessing.channel.")
        .doesNotContain(
            "mpj.multiprocessing.internal.arena", "mpj.multiprocessing.internal", "ChildMain");
  }

  @Test
  void p17ShouldLetTheTaskCatchItEachTimeAndGoOn() throws Exception {
    var says = new Queue<String>();
    var child =
        start(() -> {
          for (int i = 1; i <= 2; i++) {
            says.put("waits");
            try {
              Thread.sleep(LONG);
            } catch (InterruptedException e) {
              says.put("interrupted " + i);
            }
          }
          says.put("computes");
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        });
    for (int i = 1; i <= 2; i++) {
      assertThat(says.get(LONG)).isEqualTo("waits");
      child.interrupt();
      assertThat(says.get(LONG)).isEqualTo("interrupted " + i);
    }
    assertThat(says.get(LONG)).isEqualTo("computes");
    child.interrupt();
    assertThat(exitCode(child)).isZero();
  }

  @Test
  void p17ShouldRunAHandlerInsteadWhichMayCleanUp() throws Exception {
    var says = new Queue<String>();
    var cleaned = new Event();
    var child =
        start(() -> {
          ChildProcess.onInterrupt(cleaned::set);
          says.put("ready");
          cleaned.await();
          says.put("cleaned up, interrupted=" + Thread.currentThread().isInterrupted());
        });
    says.get(LONG);
    child.interrupt();
    assertThat(says.get(LONG)).isEqualTo("cleaned up, interrupted=false");
    assertThat(exitCode(child)).isZero();
    assertThatIllegalStateException().isThrownBy(() -> ChildProcess.onInterrupt(cleaned::set));
  }

  @Test
  void p17ShouldReachATaskThatHasNotBegunAndNoOtherProcess() throws Exception {
    var says = new Queue<String>();
    var other = waiting(Context.standard(), says);
    says.get(LONG);
    var early = start(() -> Thread.sleep(LONG));
    early.interrupt();
    assertThat(exitCode(early)).isEqualTo(1);
    new ProcessBuilder("kill", "-INT", Long.toString(other.pid())).start().waitFor(); // Ctrl-C
    new ProcessBuilder("kill", "-URG", Long.toString(other.pid())).start().waitFor();
    assertThat(other.join(java.time.Duration.ofMillis(50))).isFalse();
    other.terminate();
    assertThat(exitCode(other)).isEqualTo(-15);
    assertThatIllegalStateException().isThrownBy(() -> new ChildProcess(() -> {}).interrupt());
  }
}
