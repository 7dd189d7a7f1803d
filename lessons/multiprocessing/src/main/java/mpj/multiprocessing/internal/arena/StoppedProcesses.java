package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kills the processes of a tree whose main process was killed, as far as they are stopped (by
 * SIGSTOP, or a debugger's leaving). All others see that the main process is gone and end; these
 * would do so only if somebody continued them.
 */
final class StoppedProcesses {
  /** Looks through the table that the tree has left. Without one, nothing is done. */
  static void kill(Path directory) {
    try {
      var table = new ProcessTable(Arena.open(directory.resolve("arena")));
      for (int slot = ProcessTable.ROOT + 1; slot < ProcessTable.SLOTS; slot++) {
        long pid = table.pid(slot);
        if (pid > 0 && Liveness.isStopped(pid)) {
          killIfMember(pid, directory);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The tree was killed while it made its arena, or another sweeps it.
    }
  }

  /**
   * The number in the table may be another process's by now, or mean another one here than in the
   * tree's container. A process of the tree has mapped its arena. The handle is made before that is
   * looked at, and kills no later process of that number.
   */
  private static void killIfMember(long pid, Path directory) throws IOException {
    ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    Path maps = Path.of("/proc", Long.toString(pid), "maps");
    String arena = "/" + directory.getFileName() + "/arena";
    if (process != null && Files.readString(maps).contains(arena)) {
      process.destroyForcibly();
    }
  }

  private StoppedProcesses() {}
}
