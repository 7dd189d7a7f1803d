package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class InterruptionTest {
  /** Two seconds are what is promised; doubled for a busy machine. */
  private static final Duration GONE = Duration.ofSeconds(4);

  /** After a SIGKILL nobody but the children can remove what is left. */
  private static final Duration SWEPT = Duration.ofSeconds(10);

  enum Ending {
    INT(130, "mpj: interrupted; all child processes were ended\n"),
    TERM(143, "mpj: terminated; all child processes were ended\n"),
    KILL(137, "");

    private final int exitCode;
    private final String message;

    Ending(int exitCode, String message) {
      this.exitCode = exitCode;
      this.message = message;
    }
  }

  /** Each program and each ending once; {@link #all} has every pair. */
  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("lesson 1 --run countdown", Ending.TERM),
        Arguments.of("lesson 4 --run lock", Ending.INT),
        Arguments.of("bench --work wait --workers 2", Ending.KILL));
  }

  static Stream<Arguments> all() {
    return Stream.of(
            "lesson 1 --run countdown", "lesson 4 --run lock", "bench --work wait --workers 2")
        .flatMap(typed -> Stream.of(Ending.values()).map(ending -> Arguments.of(typed, ending)));
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("all")
  void shouldLeaveNothingBehindHoweverWhateverEnds(String typed, Ending ending) throws Exception {
    shouldLeaveNothingBehind(typed, ending);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void shouldLeaveNothingBehind(String typed, Ending ending) throws Exception {
    if (ending == Ending.INT) {
      assumeFalse(ignoresInterrupts(), "a background job ignores SIGINT, and so would the tool");
    }
    try (var tool = ToolProcess.start(typed.split(" ", -1))) {
      if (typed.startsWith("lesson")) {
        tool.awaitFirstLine();
      }
      tool.awaitChildren(1);
      if (ending == Ending.KILL) {
        awaitJoined(tool);
      }
      List<ProcessHandle> children = tool.descendants();
      tool.signal(ending.name());
      assertThat(tool.exitCode()).isEqualTo(ending.exitCode);
      assertThat(tool.errors()).isEqualTo(ending.message);
      assertThat(ToolProcess.allGone(children, GONE)).isTrue();
      awaitSwept(tool.pid(), ending == Ending.KILL ? SWEPT : Duration.ZERO);
    }
  }

  /** By SIGTERM, which no background job ignores; the way is the same. */
  @Test
  void shouldTellHowFarTheCountingHadCome() throws Exception {
    String typed = "lesson 4 --run race --times 1000000 --set pairs=1";
    try (var tool = ToolProcess.start(typed.split(" ", -1))) {
      tool.awaitChildren(2);
      awaitJoined(tool);
      tool.signal(Ending.TERM.name());
      assertThat(tool.exitCode()).isEqualTo(Ending.TERM.exitCode);
      assertThat(tool.errors()).isEqualTo(Ending.TERM.message);
      assertThat(tool.output())
          .contains("with a lock, rounds=")
          .containsPattern("interrupted after rounds=\\d+ of 2000000");
    }
  }

  /**
   * A child that still boots knows no tree to remove, and the next start sweeps; so this waits for
   * one that has the tree's memory mapped, where the system shows that.
   */
  private static void awaitJoined(ToolProcess tool) {
    Instant end = Instant.now().plus(SWEPT);
    while (tool.descendants().stream().noneMatch(child -> hasJoined(child, tool.pid()))) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean hasJoined(ProcessHandle child, long root) {
    if (!Files.isDirectory(Path.of("/dev/shm"))) {
      return true;
    }
    try {
      String maps = Files.readString(Path.of("/proc", Long.toString(child.pid()), "maps"));
      return maps.contains("/mpj-tree-" + root + "-");
    } catch (IOException e) {
      return false; // it has just ended
    }
  }

  private static void awaitSwept(long pid, Duration limit) throws IOException {
    Instant end = Instant.now().plus(limit);
    while (!treeDirectories(pid).isEmpty() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(treeDirectories(pid)).isEmpty();
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
