package mpj.app.exercise.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import mpj.multiprocessing.internal.arena.Kernel;
import mpj.multiprocessing.internal.arena.Liveness;

/**
 * The processes that this one has started, and those that they have started. On Linux that includes
 * a process whose parent has ended, once {@link Kernel#adoptOrphans} has been called. On other
 * systems such a process cannot be found, and stays.
 */
final class Descendants {
  private static final Path PROC = Path.of("/proc");
  private static final long MOST_NANOS = 10_000_000_000L;
  private static final long PAUSE_NANOS = 1_000_000;

  /** One look can miss a process whose parent ends at that moment. */
  private static final int EMPTY_LOOKS = 2;

  private static final int QUIET_LOOKS = 10;

  private Descendants() {}

  /**
   * Returns all, also those that have ended and that nobody has reaped. The JDK would begin again
   * as often as the system's processes have become more meanwhile.
   *
   * @param spared those to leave out, with what they have started
   */
  static List<ProcessHandle> all(Set<ProcessHandle> spared) {
    Map<Long, List<ProcessHandle>> children = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        ProcessHandle.of(pid)
            .ifPresent(handle ->
                children.computeIfAbsent(Liveness.parent(pid), _ -> new ArrayList<>()).add(handle));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return ProcessHandle.current().descendants().filter(each -> !spared.contains(each)).toList();
    }
    var found = new ArrayList<>(List.of(ProcessHandle.current()));
    for (int i = 0; i < found.size(); i++) {
      for (ProcessHandle child : children.getOrDefault(found.get(i).pid(), List.of())) {
        if (!spared.contains(child)) {
          found.add(child);
        }
      }
    }
    return found.subList(1, found.size());
  }

  /** Tells whether it has not ended. A {@link ProcessHandle} takes a zombie for alive. */
  static boolean isAlive(ProcessHandle process) {
    return Liveness.isAlive(process.pid());
  }

  /**
   * Ends processes, also those that start others as fast as they can. All of them are stopped
   * first, until a look finds no new one, and only then killed: as long as one runs, it can replace
   * those that were killed. Gives up after 10 s. Exit codes of this process's children are lost.
   *
   * @param spared children that stay, with what they have started
   */
  static synchronized void end(Set<ProcessHandle> spared) {
    long began = System.nanoTime();
    int empty = 0;
    while (empty < EMPTY_LOOKS && System.nanoTime() - began < MOST_NANOS) {
      Set<ProcessHandle> found = stopped(spared, began);
      found.forEach(ProcessHandle::destroyForcibly);
      empty = found.isEmpty() ? empty + 1 : 0;
      if (!found.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS); // until they have ended
      }
    }
  }

  private static Set<ProcessHandle> stopped(Set<ProcessHandle> spared, long began) {
    var found = new HashSet<ProcessHandle>();
    boolean more = true;
    while (more && System.nanoTime() - began < MOST_NANOS) {
      chase(spared, began);
      List<ProcessHandle> fresh =
          all(spared).stream().filter(Descendants::isAlive).filter(found::add).toList();
      fresh.forEach(Descendants::stop);
      more = !fresh.isEmpty();
    }
    return found;
  }

  /** A handle knows if the number is another process's by now. */
  private static void stop(ProcessHandle process) {
    if (Kernel.available() && process.isAlive()) {
      Kernel.stop(process.pid());
    }
  }

  /**
   * Stops orphans as fast as can be, and reaps those that have ended. A process that starts the
   * next and ends at once is gone before a look has gone through all processes of the system; the
   * kernel's list of adopted children is short. What is stopped does not end, so none of the
   * numbers becomes another process's.
   */
  private static void chase(Set<ProcessHandle> spared, long began) {
    String pid = Long.toString(ProcessHandle.current().pid());
    Path adopted = PROC.resolve(pid).resolve("task").resolve(pid).resolve("children");
    var known = new HashSet<String>();
    spared.forEach(process -> known.add(Long.toString(process.pid())));
    int quiet = 0;
    while (quiet < QUIET_LOOKS && System.nanoTime() - began < MOST_NANOS) {
      quiet++;
      for (String child : children(adopted)) {
        if (!child.isBlank() && !known.contains(child) && !Kernel.reap(Long.parseLong(child))) {
          Kernel.stop(Long.parseLong(child));
          known.add(child);
          quiet = 0;
        }
      }
    }
  }

  private static List<String> children(Path list) {
    try {
      return Kernel.available() ? List.of(Files.readString(list).split(" ", -1)) : List.of();
    } catch (IOException e) {
      return List.of(); // this system has no such list
    }
  }
}
