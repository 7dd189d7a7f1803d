package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InterruptionTest {
  /** Two seconds are what is promised; doubled for a busy machine. */
  private static final Duration GONE = Duration.ofSeconds(4);

  @ParameterizedTest
  @ValueSource(strings = {"1 countdown", "4 lock", "4 barrier", "5 queue", "6 map", "7 list"})
  void shouldLeaveNothingBehindWhenTerminated(String demo) throws Exception {
    String[] words = demo.split(" ", -1);
    try (var tool = ToolProcess.start("lesson", words[0], "--run", words[1])) {
      tool.awaitFirstLine();
      endBy(tool, "TERM", 143);
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenInterrupted() throws Exception {
    assumeFalse(ignoresInterrupts(), "a background job ignores SIGINT, and so would the tool");
    try (var tool = ToolProcess.start("lesson", "4", "--run", "lock")) {
      tool.awaitFirstLine();
      endBy(tool, "INT", 130);
    }
  }

  private static void endBy(ToolProcess tool, String signal, int exitCode) throws Exception {
    List<ProcessHandle> children = tool.descendants();
    tool.signal(signal);
    assertThat(tool.exitCode()).isEqualTo(exitCode);
    assertThat(tool.errors()).isEqualTo("mpj: interrupted; all child processes were ended\n");
    assertThat(ToolProcess.allGone(children, GONE)).isTrue();
    assertThat(treeDirectories(tool.pid())).isEmpty();
  }

  private static List<Path> treeDirectories(long pid) throws IOException {
    Path memory = Path.of("/dev/shm");
    if (!Files.isDirectory(memory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(memory)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("mpj-tree-" + pid + "-"))
          .toList();
    }
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElse("0");
    return (Long.parseUnsignedLong(ignored, 16) & 0b10) != 0;
  }
}
