package mpj.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the kernel says of processes that compute, wait, and are gone. */
final class LiveProbeTest {
  private final LiveProbe probe = new LiveProbe();

  @Test
  void shouldTellOneThatComputesFromOneThatWaits() throws IOException {
    Process computes = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    Process waits = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(probe.isBusy(computes.pid())).isTrue();
      assertThat(probe.isBusy(waits.pid())).isFalse();
      assertThat(probe.isStopped(waits.pid())).isFalse();
    } finally {
      computes.destroyForcibly();
      waits.destroyForcibly();
    }
  }

  @Test
  void shouldSayNothingOfOneThatIsGone() {
    assertThat(probe.isStopped(Long.MAX_VALUE)).isFalse();
    assertThat(probe.isBusy(Long.MAX_VALUE)).isFalse();
    assertThat(probe.places(Long.MAX_VALUE)).isEmpty();
  }
}
