package mpj.app.exercise.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HeadTest {
  /** Were the rest not read, the program would wait for ever, and never end. */
  @Test
  void shouldKeepTheFirstLinesAndReadTheRest() throws Exception {
    Process writes =
        new ProcessBuilder("sh", "-c", "echo first >&2; head -c 9000000 /dev/zero >&2").start();
    var head = new Head(writes.getErrorStream());
    assertThat(writes.waitFor()).isZero();
    assertThat(head.text(Duration.ofSeconds(30))).startsWith("first\n").hasSize(64 * 1024);
  }

  @Test
  void shouldNotWaitForAProgramThatWasLeftBehind() throws Exception {
    Process leaves = new ProcessBuilder("sh", "-c", "echo first >&2; sleep 50 & echo $!").start();
    long left = Long.parseLong(leaves.inputReader().readLine());
    try {
      var head = new Head(leaves.getErrorStream());
      assertThat(head.text(Duration.ofMillis(100)).length()).isLessThanOrEqualTo(6);
    } finally {
      ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
