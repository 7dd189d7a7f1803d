package mpj.lessons.lesson6;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.OutputLine;

/**
 * How long a map took.
 *
 * @param size how many items made a task, at most
 * @param tasks how many tasks there were
 * @param millis the time of the whole map
 */
record ChunkTime(int size, int tasks, double millis) {
  private static final Pattern LINE =
      Pattern.compile("chunks of (\\d+): tasks=(\\d+), ([\\d.]+) ms");

  /** Reads it from a line, if it has any. */
  static Optional<ChunkTime> of(OutputLine line) {
    Matcher match = LINE.matcher(line.text());
    return match.matches()
        ? Optional.of(
            new ChunkTime(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Double.parseDouble(match.group(3))))
        : Optional.empty();
  }

  /** Returns {@code 12 ms in chunks of 10}. */
  @Override
  public String toString() {
    return Wording.time(Math.round(millis * 1e6)) + " in chunks of " + size;
  }
}
