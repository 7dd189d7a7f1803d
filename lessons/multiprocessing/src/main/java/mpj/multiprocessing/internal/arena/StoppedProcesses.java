package mpj.multiprocessing.internal.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kills the stopped processes of a tree whose main process was killed. A process may have been
 * stopped by SIGSTOP, or by a debugger. All other processes see that the main process is gone, and
 * end. Stopped processes would end only after somebody continued them.
 */
final class StoppedProcesses {
  /**
   * Kills the stopped processes in the table that the tree has left. Does nothing if there is no
   * table.
   */
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
      // The tree was killed while it made its arena, or another process sweeps it.
    }
  }

  /**
   * Kills a process if it is a member of the tree. Another process may have the process id by now,
   * or the process id may mean another process in the tree's container. A process of the tree has
   * mapped its arena. The handle is made before this is checked, so it kills no later process with
   * the same process id.
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
