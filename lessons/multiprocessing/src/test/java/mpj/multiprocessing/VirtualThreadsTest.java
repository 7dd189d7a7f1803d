package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 21 of what must survive, and row P22: virtual threads that wait never keep their carrier. */
class VirtualThreadsTest {
  /** P22: every blocking call works in virtual threads. */
  @ParameterizedTest
  @ValueSource(strings = {"-Dnothing=off", "-Dmpj.futex.waitv=off", "-Dmpj.kernel=off"})
  void f21ShouldWaitForEverythingInManyVirtualThreadsWithOneCarrier(String how) throws Exception {
    var options =
        List.of(
            how,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    var root = CommandLine.of(JvmSettings.NONE.options(options), VirtualRoot.class.getName());
    assertThat(Program.lines(root)).containsExactly("left=0");
  }
}
