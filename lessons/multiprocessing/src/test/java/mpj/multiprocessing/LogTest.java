package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mpj.multiprocessing.internal.process.CommandLine;
import mpj.multiprocessing.internal.process.JvmSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tree of real processes writes to its log, seen from outside. */
@Timeout(120)
class LogTest {
  private static final Pattern LINE =
      Pattern.compile(
          "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} (?<level>INFO|DEBUG)"
              + " \\[(?<who>[\\w:]+) (?<pid>\\d+)] (?<text>.*)");

  @TempDir Path loaded;

  /** A line of the log, in its parts. */
  private record Line(String level, String who, long pid, String text) {}

  private List<String> stderr(String how, String level, StartMethod method) throws Exception {
    Path errors = loaded.resolve("stderr");
    String[] arguments = {how, level, loaded.toString(), method.name()};
    Program.lines(
        CommandLine.of(JvmSettings.NONE, LoggingRoot.class.getName(), arguments)
            .redirectError(errors.toFile()));
    return Files.readAllLines(errors);
  }

  private List<Line> lines(String level) throws Exception {
    return lines(level, StartMethod.SPAWN);
  }

  private List<Line> lines(String level, StartMethod method) throws Exception {
    return stderr("error", level, method).stream().map(LogTest::parse).toList();
  }

  private static Line parse(String line) {
    Matcher parts = LINE.matcher(line);
    assertThat(parts.matches()).as("a line of the log: %s", line).isTrue();
    return new Line(
        parts.group("level"),
        parts.group("who"),
        Long.parseLong(parts.group("pid")),
        parts.group("text"));
  }

  private static long pid(List<Line> lines, String who) {
    return lines.stream().filter(line -> line.who.equals(who)).findFirst().orElseThrow().pid;
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void g1ShouldHoldInChildrenWhatWasSetInTheirParent(StartMethod method) throws Exception {
    List<Line> all = lines("DEBUG", method);
    assertThat(all.stream().filter(line -> line.text.equals("runs its task")))
        .extracting(Line::who)
        .containsExactly("parent", "parent:1", "victim");
    assertThat(all)
        .extracting(Line::text)
        .contains(
            "started a process: name=parent:1 pid=" + pid(all, "parent:1") + " method=" + method);
  }

  @Test
  void g1ShouldNotHoldMoreInChildrenThanWasSetInTheirParent() throws Exception {
    List<Line> fewer = lines("INFO");
    assertThat(fewer).extracting(Line::level).containsOnly("INFO");
    assertThat(fewer).extracting(Line::who).contains("MainProcess", "parent");
  }

  @Test
  void g1ShouldHoldInChildrenThatNothingIsLogged() throws Exception {
    assertThat(lines("WARNING", StartMethod.FORK)).isEmpty();
  }

  @Test
  void g2ShouldSayWhichProcessWroteALine() throws Exception {
    List<Line> lines = lines("DEBUG");
    long main = pid(lines, "MainProcess");
    long parent = pid(lines, "parent");
    long child = pid(lines, "parent:1");
    long victim = pid(lines, "victim");
    assertThat(lines.stream().filter(line -> line.level.equals("INFO")))
        .contains(
            new Line(
                "INFO",
                "MainProcess",
                main,
                "started a process: name=parent pid=" + parent + " method=SPAWN"),
            new Line(
                "INFO",
                "parent",
                parent,
                "started a process: name=parent:1 pid=" + child + " method=SPAWN"),
            new Line(
                "INFO",
                "parent",
                parent,
                "a process ended: name=parent:1 pid=" + child + " exitCode=0"),
            new Line(
                "INFO",
                "MainProcess",
                main,
                "a process ended: name=parent pid=" + parent + " exitCode=0"),
            new Line(
                "INFO",
                "MainProcess",
                main,
                "freed what a dead process held: name=victim pid=" + victim + " held=[Lock-1]"),
            new Line(
                "INFO",
                "MainProcess",
                main,
                "a process ended: name=victim pid=" + victim + " exitCode=-9"));
  }

  @Test
  void g2ShouldSayItWhateverTheLoggerMakesOfTheMessage() throws Exception {
    List<String> byDefault =
        stderr("level", "INFO", StartMethod.SPAWN); // two lines a message, and INFO at least
    assertThat(byDefault)
        .anyMatch(line -> line.matches("INFO: \\[MainProcess \\d+] started a process: .*"))
        .anyMatch(line -> line.matches("INFO: \\[parent \\d+] started a process: .*"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORKSERVER"})
  void g1ShouldLoadNoLoggerUnlessItIsAskedFor(StartMethod method) throws Exception {
    assertThat(stderr("off", "OFF", method)).isEmpty();
    assertThat(loggers()).isEmpty();
    if (method == StartMethod.SPAWN) { // it could fail
      lines("INFO");
      assertThat(loggers()).isNotEmpty();
    }
  }

  /**
   * Returns the classes of loggers that the children have loaded, but for those that the JDK loads
   * in every process that starts another.
   */
  private List<String> loggers() throws IOException {
    try (Stream<Path> files = Files.list(loaded)) {
      List<Path> children =
          files.filter(file -> file.getFileName().toString().matches("\\d+")).toList();
      assertThat(children).hasSizeGreaterThanOrEqualTo(2);
      return children.stream()
          .flatMap(LogTest::read)
          .filter(line ->
              line.startsWith("java.util.logging.")
                  || line.startsWith("mpj.multiprocessing.internal.log.Backend"))
          .toList();
    }
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
