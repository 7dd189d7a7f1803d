package mpj.app.exercise.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mpj.app.error.RefusedException;
import mpj.app.error.Surroundings;
import mpj.app.exercise.compile.SourceCompiler;
import mpj.app.terminal.ScreenFacts;
import mpj.lessons.exercise.Failing;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.process.CommandLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that end in odd ways, and what is left of them and of a tool that was killed. */
@Timeout(120)
final class HostTest {
  private static final int COLUMNS = 80;

  @TempDir private Path shared;

  @BeforeEach
  void begin() {
    ProcessTree.shutdown();
    System.setProperty(Tree.PARENT, shared.toString());
  }

  @AfterEach
  void end() {
    ProcessTree.shutdown();
    System.clearProperty(Tree.PARENT);
  }

  private static Failing failing(String main) throws Exception {
    try (var scratch = new Scratch()) {
      Path folder = scratch.path();
      Path file =
          Files.writeString(
              folder.resolve("Odd.java"),
              "import mpj.multiprocessing.*;\nimport mpj.multiprocessing.shared.*;\n" + main);
      assertThat(SourceCompiler.compile(List.of(file), folder).errors()).isEmpty();
      var host = new Host(folder, ScreenFacts.page(COLUMNS));
      var job = new Job("account", "Odd", "main", Adversity.NONE, 1);
      return host.run(List.of(job)).getFirst().failing().orElseThrow();
    }
  }

  private List<Path> trees() throws IOException {
    try (Stream<Path> all = Files.list(shared)) {
      return all.toList();
    }
  }

  @Test
  void shouldTellAnExceptionOfAnyLength() throws Exception {
    Failing failing =
        failing("void main() { throw new IllegalStateException(\"é\".repeat(100_000)); }");
    assertThat(failing.reason()).isEqualTo("exception");
    assertThat(failing.sentence()).contains("IllegalStateException: éé", "more characters)");
  }

  @Test
  void shouldTellAnExceptionWhoseMethodsThrow() throws Exception {
    Failing failing =
        failing(
            """
            static class Odd2 extends RuntimeException {
              public String getMessage() { throw new Error(); }
            }
            int[] none = fail();
            static int[] fail() { throw new Odd2(); }
            void main() {}
            """);
    assertThat(failing.reason()).isEqualTo("exception");
    assertThat(failing.sentence()).contains("Odd$Odd2");
  }

  @Test
  void shouldNotJudgeAProgramThatTheSystemRefusesWhatItNeeds() {
    assertThatThrownBy(() ->
            failing(
                """
                void main() throws Exception {
                  var child = new ChildProcess(() -> SharedMemory.create(1L << 50));
                  child.start();
                  child.join();
                }
                """))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("does not count")
        .hasMessageContaining("more than is free: wanted=" + (1L << 50));
  }

  @Test
  void shouldTellThatThereWereTooManyProcessesWhoeverStartedTheLast() throws Exception {
    List<String> programs =
        List.of(
            "ProcessTree.limit(1); next();",
            "ProcessTree.limit(2); var child = next(() -> next()); child.join();",
            """
            ProcessTree.limit(2);
            try (var pool = new mpj.multiprocessing.pool.Pool(1)) {
              pool.apply(() -> { next(); return 1; });
            } catch (RuntimeException e) {
              throw new Error("the learner's own", e);
            }
            """);
    for (String program : programs) {
      Failing failing =
          failing(
              """
              static ChildProcess next() {
                return next(() -> {});
              }
              static ChildProcess next(Task task) {
                var child = new ChildProcess(task);
                child.start();
                return child;
              }
              void main() throws Exception {
                %s
              }
              """
                  .formatted(program));
      assertThat(failing.reason()).as(program).isEqualTo(Failing.TOO_MANY_PROCESSES);
      assertThat(failing.sentence()).contains("too many processes in this tree: limit=");
    }
  }

  @Test
  void shouldLeaveNothingOfAProgramThatEndsItsJvmAtOnce() throws Exception {
    Failing failing =
        failing(
            """
            void main() {
              new IntValue(0);
              Runtime.getRuntime().halt(7);
            }
            """);
    assertThat(failing.reason()).isEqualTo("exited");
    assertThat(failing.sentence()).contains("exit code 7");
    assertThat(trees()).containsExactly(Tree.current().directory());
  }

  @Test
  void shouldTellThatAProgramDeletedTheToolsOwnFiles() throws Exception {
    Failing failing =
        failing(
            """
            void main() throws Exception {
              var trees = java.nio.file.Path.of(System.getProperty("java.class.path")
                  .replaceFirst(".*:", "")).getParent().getParent();
              try (var files = java.nio.file.Files.walk(trees)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
              }
            }
            """);
    assertThat(failing.reason()).isEqualTo("deleted");
  }

  @Test
  void shouldNameADirectoryThatCannotBeInAClassPath() throws Exception {
    Path colon = Files.createDirectory(shared.resolve("a:b"));
    ProcessTree.shutdown();
    System.setProperty(Tree.PARENT, colon.toString());
    assertThatThrownBy(() -> failing("void main() {}"))
        .matches(thrown -> Surroundings.sentence(thrown).orElse("").contains("-Dmpj.directory"));
  }

  @Test
  void shouldSweepWhatAKilledToolHasLeft() throws Exception {
    var command = new ArrayList<>(CommandLine.jvm());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ScratchMain.class.getName());
    Process tool =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      Path left = Path.of(tool.inputReader().readLine());
      tool.destroyForcibly().waitFor();
      assertThat(left.resolve("Program.class")).exists();
      try (var scratch = new Scratch()) {
        assertThat(trees()).containsExactly(scratch.path().getParent());
      }
      assertThat(left).doesNotExist();
    } finally {
      tool.destroyForcibly().waitFor();
    }
  }
}
