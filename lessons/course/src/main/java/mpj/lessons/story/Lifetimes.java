package mpj.lessons.story;

import java.util.List;
import java.util.OptionalInt;
import mpj.multiprocessing.trace.ProcessRecord;

/** Reads from a recording which processes lived at the same time, and how they ended. */
public final class Lifetimes {
  private Lifetimes() {}

  /** Returns how many of these processes were alive at once, at most. */
  public static int mostAtOnce(List<ProcessRecord> processes) {
    int most = 0;
    for (ProcessRecord newest : processes) {
      int alive = 0;
      for (ProcessRecord other : processes) {
        boolean begun = other.startNanos() - newest.startNanos() <= 0;
        boolean ended = other.endNanos() != 0 && other.endNanos() - newest.startNanos() <= 0;
        if (begun && !ended) {
          alive++;
        }
      }
      most = Math.max(most, alive);
    }
    return most;
  }

  /** Returns a sentence for each of these processes that has not ended with exit code 0. */
  public static List<String> failures(List<ProcessRecord> processes) {
    return processes.stream()
        .filter(process -> !process.exitCode().equals(OptionalInt.of(0)))
        .map(Lifetimes::failure)
        .toList();
  }

  private static String failure(ProcessRecord process) {
    String who = process.name() + " (pid=" + process.pid() + ")";
    return process.exitCode().isPresent()
        ? who + " ended with exitCode=" + process.exitCode().getAsInt() + ", not with 0."
        : who + " had not ended when the demo was over.";
  }
}
