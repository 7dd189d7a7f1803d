package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.OutputLine;

/**
 * What happened between one heading and the next, or the end.
 *
 * @param name the method, as the heading has it
 * @param lines the lines after the heading
 * @param tasks the tasks of this part
 */
record ImapPart(String name, List<OutputLine> lines, PoolTasks tasks) {
  static final String READS = "reads ";
  static final String RESULT = "result of ";
  private static final Pattern HEADING = Pattern.compile("\\d: \\w+ gives .*");

  static boolean isHeading(String text) {
    return HEADING.matcher(text).matches();
  }

  static List<ImapPart> of(Recording recording) {
    List<OutputLine> headings =
        recording.lines().stream().filter(line -> isHeading(line.text())).toList();
    List<ImapPart> parts = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      long from = headings.get(i).nanos();
      long to = i + 1 < headings.size() ? headings.get(i + 1).nanos() : Long.MAX_VALUE;
      List<OutputLine> lines =
          recording.lines().stream().filter(l -> l.nanos() > from && l.nanos() < to).toList();
      PoolTasks tasks = PoolTasks.between(recording, from, to);
      parts.add(new ImapPart(headings.get(i).text().split(" ")[1], lines, tasks));
    }
    return parts;
  }

  private List<OutputLine> lines(String start) {
    return lines.stream().filter(line -> line.text().startsWith(start)).toList();
  }

  /** Returns the items in the lines that begin so. */
  List<Integer> items(String start) {
    return lines(start).stream().map(ImapPart::item).toList();
  }

  /** Returns the item in a line: {@code reads 3}, {@code result of 3 after 70 ms}. */
  static int item(OutputLine line) {
    String text = line.text();
    int from = text.startsWith(READS) ? READS.length() : RESULT.length();
    int to = text.indexOf(' ', from);
    return Integer.parseInt(text.substring(from, to < 0 ? text.length() : to));
  }

  boolean isReadBeforeWork() {
    return lines(READS).isEmpty()
        || tasks.begun().isEmpty()
        || lines(READS).getLast().nanos() <= tasks.begun().getFirst().nanos();
  }

  /** Tells whether the last item was read when a task had ended. */
  boolean isReadDuringWork() {
    return endedAtLastRead() > 0;
  }

  boolean isWorkedBeforeResults() {
    return lines(RESULT).isEmpty()
        || tasks.ended().isEmpty()
        || lines(RESULT).getFirst().nanos() >= tasks.ended().getLast().nanos();
  }

  /** Returns how many tasks had ended when the last item was read. */
  long endedAtLastRead() {
    return lines(READS).isEmpty()
        ? 0
        : tasks.ended().stream()
            .filter(end -> end.nanos() <= lines(READS).getLast().nanos())
            .count();
  }

  /** Returns after how many milliseconds the first result was there, as the demo measured it. */
  String firstMillis() {
    return lines(RESULT).isEmpty() ? "no" : millis(lines(RESULT).getFirst());
  }

  String lastMillis() {
    return lines(RESULT).isEmpty() ? "no" : millis(lines(RESULT).getLast());
  }

  private static String millis(OutputLine line) {
    String[] words = line.text().split(" ");
    return words[words.length - 2];
  }
}
