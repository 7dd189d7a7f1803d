package mpj.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;

/**
 * The build writes the JVM's flags for the tool, the library those of children: they are one set.
 */
class FlagsTest {
  @Test
  void shouldGiveTheToolTheFlagsOfItsChildren() {
    List<String> child = CommandLine.of(JvmSettings.NONE, "Main").command();
    List<String> childFlags =
        child.subList(1, child.indexOf("-cp")).stream()
            .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
            .filter(flag -> !flag.startsWith("-XX:AOTCache=")) // of the tests' children
            .toList();

    List<String> own =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
            .toList();

    assertThat(own).containsAll(childFlags);
  }
}
