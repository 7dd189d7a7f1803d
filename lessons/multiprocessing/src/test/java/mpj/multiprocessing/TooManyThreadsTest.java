package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Row 18 of what must survive: no thread can be made that looks after a child. */
@EnabledOnOs(OS.LINUX) // by prlimit
@Timeout(120)
class TooManyThreadsTest {
  @Test
  void f18ShouldLeaveNothingOfAStartForWhichThereAreTooFewThreads() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit");
    List<String> said =
        Program.lines(CommandLine.of(JvmSettings.NONE, TooManyThreadsRoot.class.getName()));
    assertThat(said.getLast()).isEqualTo("done");
    // Refused with one thread after the other missing; and not for ever.
    int refused = Collections.frequency(said, "refused");
    assertThat(refused).isBetween(2, said.size() - 2);
    assertThat(said.subList(0, refused)).containsOnly("refused");
  }
}
