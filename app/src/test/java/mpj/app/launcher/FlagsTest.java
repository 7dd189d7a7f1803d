package mpj.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;

/** The library says with which options its JVMs run; the build takes them from there. */
class FlagsTest {
  private final List<String> flags = CommandLine.flags();

  @Test
  void shouldGiveChildrenTheFlags() {
    assertThat(CommandLine.of(JvmSettings.NONE, "Main").command()).containsSubsequence(flags);
  }

  @Test
  void shouldRunTestsWithTheFlags() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).containsSequence(flags);
  }

  /**
   * Install writes this file's lines into the launch file, and after them one of the tool's own.
   */
  @Test
  void shouldGiveTheToolTheFlags() throws Exception {
    Path written = Path.of("../lessons/multiprocessing/target/jvm.flags");
    assertThat(Files.readAllLines(written)).isEqualTo(flags);
  }
}
