package mpj.multiprocessing.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How much memory a worker takes, which {@code maxMemoryPerChild} limits. */
class MemoryTest {
  @Test
  void shouldReadWhatTheKernelSaysWhateverTheSizeOfItsPages() {
    String status = "Name:\tjava\nVmHWM:\t  999999 kB\nVmRSS:\t   65536 kB\nRssAnon:\t 1 kB\n";
    assertThat(Memory.resident(status)).hasValue(64L << 20);
    assertThat(Memory.resident("")).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // by /proc, which has the sum of all mappings too
  void shouldTellWhatThisProcessTakes() throws Exception {
    String mappings = Files.readString(Path.of("/proc/self/smaps_rollup"));
    long kilobytes = Long.parseLong(mappings.replaceAll("(?s).*\nRss:\\s*([0-9]+) kB.*", "$1"));
    assertThat((double) Memory.taken() / (kilobytes << 10)).isCloseTo(1, within(0.2));
  }
}
