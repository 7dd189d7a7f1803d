package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 21 of what must survive, and row P22: virtual threads that wait never keep their carrier. */
class VirtualThreadsTest {
  private Process root;

  @AfterEach
  void end() {
    root.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dnothing=off", "-Dmpj.futex.waitv=off", "-Dmpj.kernel=off"})
  void f21ShouldWaitForEverythingInManyVirtualThreadsWithOneCarrier(String how) throws Exception {
    var options =
        List.of(
            how,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    root =
        CommandLine.of(JvmSettings.NONE.options(options), VirtualRoot.class.getName())
            .redirectError(Redirect.INHERIT)
            .start();
    root.getOutputStream().close();
    assertThat(root.waitFor(100, TimeUnit.SECONDS)).as("it has ended").isTrue();
    assertThat(root.inputReader().readAllLines()).containsExactly("left=0");
    assertThat(root.exitValue()).isZero();
  }
}
