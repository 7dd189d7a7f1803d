package mpj.app.exercise.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mpj.app.exercise.compile.SourceCompiler;
import mpj.app.terminal.ScreenFacts;
import mpj.multiprocessing.ProcessTree;
import mpj.multiprocessing.internal.arena.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs that start shells which try to outlive them. Every shell bears the folder of the test in
 * its command line, and ends by itself: after some generations, and after some seconds.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
final class ForkBombTest {
  private static final int COLUMNS = 80;

  @TempDir private Path folder;

  /** Its arguments are the kind, how many more may be started, and another's process number. */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      here=${0%/*}
      next() { setsid sh "$0" "$1" $(($2 - 1)) $$ & }
      : > "$here/started"
      [ "$2" -gt 0 ] || { : > "$here/finished"; exit; }
      case $1 in
        one) "$here/sleep" 30 ;;
        chain) next chain "$2" ;;
        crowd) next crowd "$2"; "$here/sleep" 30 ;;
        pair) other=$3
          for _ in $(seq 600); do
            kill -0 "$other" 2>&- || { next pair "$2"; other=$!; }
            "$here/sleep" 0.05
          done ;;
      esac
      """;

  private static final String PROGRAM =
      """
      import java.nio.file.*;
      void main() throws Exception {
        for (int i = 0; i < %d; i++) {
          new ProcessBuilder("setsid", "sh", "%s/bomb.sh", "%s", "%d", "0").start();
        }
        while (!Files.exists(Path.of("%s/started"))) Thread.sleep(1);
        %s
      }
      """;

  @BeforeEach
  void begin() throws Exception {
    ProcessTree.shutdown();
    System.setProperty(Tree.PARENT, Files.createDirectory(folder.resolve("trees")).toString());
    Files.writeString(folder.resolve("bomb.sh"), SCRIPT);
    Files.createSymbolicLink(folder.resolve("sleep"), Path.of("/bin/sleep"));
  }

  @AfterEach
  void end() {
    ProcessTree.shutdown();
    System.clearProperty(Tree.PARENT);
    left().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> left() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
        .filter(each -> each.pid() != ProcessHandle.current().pid())
        .filter(Descendants::isAlive)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, one, 1, ''", // outlives its parent, no more
    "2, chain, 3000, ''", // each ends as soon as it has started the next
    "8, pair, 40, ''", // each replaces the other
    "1, crowd, 90, Thread.sleep(30_000);", // more than a program may have
    "4, one, 1, Runtime.getRuntime().halt(7);",
    "4, pair, 40, System.exit(7);",
    "4, chain, 3000, ProcessHandle.current().destroyForcibly();",
    "4, pair, 40, 'new ProcessBuilder(\"sh\", \"-c\", \"kill -9 $PPID\").start().waitFor();'"
  })
  void shouldLeaveNoShell(int copies, String kind, int more, String end) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path file = classes.resolve("Odd.java");
    Files.writeString(file, PROGRAM.formatted(copies, folder, kind, more, folder, end));
    assertThat(SourceCompiler.compile(List.of(file), classes).errors()).isEmpty();
    var job = new Job("account", "Odd", "main", Adversity.NONE, 1);
    Outcome outcome = new Host(classes, ScreenFacts.page(COLUMNS)).run(List.of(job)).getFirst();
    assertThat(left()).isEmpty();
    assertThat(folder.resolve("started")).exists();
    if (!kind.equals("crowd")) {
      assertThat(folder.resolve("finished")).doesNotExist();
    } else {
      assertThat(outcome.failing().orElseThrow().reason()).isEqualTo("too-many-processes");
    }
  }
}
