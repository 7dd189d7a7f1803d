package mpj.lessons.lesson6;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mpj.lessons.story.PoolStory;
import mpj.lessons.story.Run;
import mpj.lessons.story.Said;

/**
 * What happened between one heading and the next, or the end.
 *
 * @param name the method, as the heading has it
 * @param reads the lines on items that were read
 * @param results the lines on results that were there
 * @param tasks the tasks of this part
 */
record ImapPart(String name, List<Said> reads, List<Said> results, PoolStory tasks) {
  static final String HEADING = "{}: {} gives {}";
  static final String READS = "reads {}";
  static final String RESULT = "result of {} after {} ms";

  static List<ImapPart> of(Run run) {
    return IntStream.range(0, run.said(HEADING).size()).mapToObj(part -> of(run, part)).toList();
  }

  /** Returns the part whose heading came last. */
  static Optional<ImapPart> newest(Run run) {
    int parts = run.said(HEADING).size();
    return parts == 0 ? Optional.empty() : Optional.of(of(run, parts - 1));
  }

  private static ImapPart of(Run run, int part) {
    List<Said> headings = run.said(HEADING);
    long from = headings.get(part).nanos();
    long to = part + 1 < headings.size() ? headings.get(part + 1).nanos() : Long.MAX_VALUE;
    return new ImapPart(
        headings.get(part).word(1),
        between(run.said(READS), from, to),
        between(run.said(RESULT), from, to),
        run.onlyPool().between(from, to));
  }

  private static List<Said> between(List<Said> lines, long from, long to) {
    return lines.stream().filter(line -> line.nanos() > from && line.nanos() < to).toList();
  }

  /** Returns the items in these lines: {@code reads 3}, {@code result of 3 after 70 ms}. */
  static List<Integer> items(List<Said> lines) {
    return lines.stream().map(ImapPart::item).toList();
  }

  static int item(Said line) {
    return (int) line.number(0);
  }

  boolean isReadBeforeWork() {
    return reads.isEmpty()
        || tasks.begun().isEmpty()
        || reads.getLast().nanos() <= tasks.begun().getFirst().nanos();
  }

  /** Returns whether the last item was read when a task had ended. */
  boolean isReadDuringWork() {
    return endedAtLastRead() > 0;
  }

  boolean isWorkedBeforeResults() {
    return results.isEmpty()
        || tasks.ended().isEmpty()
        || results.getFirst().nanos() >= tasks.ended().getLast().nanos();
  }

  /** Returns how many tasks had ended when the last item was read. */
  int endedAtLastRead() {
    return reads.isEmpty() ? 0 : tasks.endedBy(reads.getLast()).size();
  }

  /** Returns after how many milliseconds the first result was there, as the demo measured it. */
  String firstMillis() {
    return results.isEmpty() ? "no" : results.getFirst().word(1);
  }

  String lastMillis() {
    return results.isEmpty() ? "no" : results.getLast().word(1);
  }
}
