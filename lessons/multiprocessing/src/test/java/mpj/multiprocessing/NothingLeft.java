package mpj.multiprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends the tree after each test, and fails the test that leaves a process or a file behind. */
public final class NothingLeft implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    ProcessTree.shutdown();
    List<ProcessHandle> left;
    long until = System.nanoTime() + 4_000_000_000L;
    do {
      left = ProcessHandle.current().descendants().filter(Children::isAlive).toList();
      LockSupport.parkNanos(left.isEmpty() ? 0 : 1_000_000);
    } while (!left.isEmpty() && System.nanoTime() < until);
    assertThat(left).as("processes left behind").isEmpty();
    assertThat(directories()).as("directories left behind").isEmpty();
  }

  private static List<Path> directories() throws IOException {
    Path memory = Path.of("/dev/shm");
    Path parent =
        Files.isDirectory(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    String mine = "mpj-tree-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(mine)).toList();
    }
  }
}
