package mpj.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mpj.lessons.story.diagnosis.Place;
import mpj.lessons.story.diagnosis.Probe;

/** Asks the operating system, and each JVM for its threads. */
public final class LiveProbe implements Probe {
  private static final String TOOL = "mpj.app.";
  private static final String DEMO = "demo";
  private static final long LOOK_NANOS = 300_000_000;

  private final Map<Long, Sample> noted = new HashMap<>();
  private final Map<Long, Sample> newest = new HashMap<>();

  /** How much time of the processors a process had wanted. */
  private record Sample(long nanos, long wanted) {}

  @Override
  public synchronized boolean isStopped(long pid) {
    List<String> status = status(pid);
    note(pid);
    return status.getFirst().equals("T") || status.getFirst().equals("t");
  }

  /**
   * Whoever waits takes hardly any time of the processors, and does not want any; the tool itself
   * always takes some.
   */
  @Override
  public synchronized boolean isBusy(long pid) {
    Sample before = noted.get(pid);
    if (before == null || System.nanoTime() - before.nanos() < LOOK_NANOS) {
      before = new Sample(System.nanoTime(), wanted(pid));
      LockSupport.parkNanos(LOOK_NANOS);
    }
    long took = wanted(pid) - before.wanted();
    return took >= (System.nanoTime() - before.nanos()) / 10;
  }

  /** Keeps what is a little old already, so that nobody has to wait for a second look. */
  private void note(long pid) {
    var now = new Sample(System.nanoTime(), wanted(pid));
    Sample next = newest.computeIfAbsent(pid, _ -> now);
    if (now.nanos() - next.nanos() >= LOOK_NANOS) {
      noted.put(pid, next);
      newest.put(pid, now);
    }
  }

  /**
   * Of the tool's own process, the one thread that runs the program: the others are woken often,
   * and would seem to want much where they have to queue.
   */
  private static long wanted(long pid) {
    if (pid != ProcessHandle.current().pid()) {
      return ProcessorUse.of(pid).wantedNanos();
    }
    return ProcessorUse.of(pid).ranNanos() + ProcessorUse.of(pid, DEMO).waitedNanos();
  }

  /** Returns what the kernel says of a process after its name, the state first. */
  private static List<String> status(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return List.of(status.substring(status.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException e) {
      return List.of(""); // it has ended, or this is no Linux
    }
  }

  @Override
  public List<Place> places(long pid) {
    return pid == ProcessHandle.current().pid() ? own() : ThreadDump.of(pid);
  }

  /** The tool's own threads are of no interest, but for the one that runs the program. */
  private static List<Place> own() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().equals(DEMO) || !isTools(entry.getValue()))
        .sorted(
            Comparator.comparing((Map.Entry<Thread, StackTraceElement[]> entry) ->
                !entry.getKey().getName().equals(DEMO)))
        .map(entry -> Place.of(Arrays.asList(entry.getValue())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isTools(StackTraceElement[] calls) {
    return Stream.of(calls).anyMatch(call -> call.getClassName().startsWith(TOOL));
  }
}
