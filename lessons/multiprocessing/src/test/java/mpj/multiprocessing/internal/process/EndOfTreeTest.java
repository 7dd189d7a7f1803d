package mpj.multiprocessing.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mpj.multiprocessing.Children;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Rows 13 and 14 of what the library survives, from outside: whatever ends the main process, two
 * seconds later no process of the tree is left, and five seconds later no file. The deadlines are
 * doubled, for a busy machine. {@link SuddenEndTest} has the random moments, and SIGINT.
 */
@Timeout(180)
class EndOfTreeTest {
  private static final long PROCESSES_NANOS = 4_000_000_000L;
  private static final long FILES_NANOS = 10_000_000_000L;

  @Test
  void f13ShouldLeaveNothingWhenTheMainProcessIsKilled() throws Exception {
    try (Started root = Started.main()) {
      root.process.destroyForcibly();
      root.assertNothingLeft(137);
    }
  }

  /** By then the kernel tells its children, which have asked until then. */
  @Test
  @EnabledIf("mpj.multiprocessing.internal.process.Handles#areToBeHad")
  void f13ShouldLeaveNothingWhenTheMainProcessIsKilledAfterAWhile() throws Exception {
    try (Started root = Started.main()) {
      Handles.await(root.children, 5); // the others are stopped, or lack memory, or stand by
      root.process.destroyForcibly();
      root.assertNothingLeft(137);
    }
  }

  /** Nobody else is there to remove the directory. */
  @Test
  void f13ShouldLeaveNothingWhenThereAreOnlyStandbys() throws Exception {
    try (Started root = Started.main("standbys")) {
      root.process.destroyForcibly();
      root.assertNothingLeft(137);
    }
  }

  @Test
  void f14ShouldLeaveNothingWhenTheMainProcessIsTerminated() throws Exception {
    try (Started root = Started.main()) {
      root.process.destroy();
      root.assertNothingLeft(143);
    }
  }

  @Test
  void shouldLeaveNothingWhenTheMainProcessExits() throws Exception {
    try (Started root = Started.main("7")) {
      root.assertNothingLeft(7);
    }
  }

  private static final class Started implements AutoCloseable {
    private final Process process;
    private final List<ProcessHandle> children = new ArrayList<>();

    private Started(Process process) {
      this.process = process;
    }

    static Started main(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(CommandLine.of(JvmSettings.NONE, Root.class.getName()).command());
      command.addAll(List.of(arguments));
      Started started =
          new Started(
              new ProcessBuilder(command)
                  .inheritIO()
                  .redirectOutput(ProcessBuilder.Redirect.PIPE)
                  .start());
      BufferedReader out = started.process.inputReader();
      for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
        assertThat(line).as("the main process ended early").isNotNull();
        ProcessHandle.of(Long.parseLong(line)).ifPresent(started.children::add);
      }
      return started;
    }

    void assertNothingLeft(int exitCode) throws Exception {
      long killed = System.nanoTime();
      assertThat(process.waitFor()).isEqualTo(exitCode);
      while (children.stream().anyMatch(Children::isAlive)
          && System.nanoTime() - killed < PROCESSES_NANOS) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(children.stream().filter(Children::isAlive)).isEmpty();
      while (!files().isEmpty() && System.nanoTime() - killed < FILES_NANOS) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
      Path memory = Path.of("/dev/shm");
      Path parent =
          Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
      String mine = "mpj-tree-" + process.pid() + "-";
      try (Stream<Path> entries = Files.list(parent)) {
        return entries.filter(entry -> entry.getFileName().toString().startsWith(mine)).toList();
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
