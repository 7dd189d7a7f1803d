package mpj.lessons.lesson5;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says which array is one for both processes, and which is two. */
final class ArrayCommentary implements Commentary {
  private static final String MAIN = "MainProcess";
  private static final String CHILD = "negater";
  private static final String SHARED = "shared:   ";
  private static final String ORDINARY = "ordinary: ";
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private final Set<String> ofTheChild = new HashSet<>();

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (line.process().name().equals(CHILD)) {
      ofTheChild.add(text);
      return text.startsWith(ORDINARY) ? "the child's copy" : "changed in place";
    }
    if (ofTheChild.isEmpty()) {
      return null;
    }
    return ofTheChild.contains(text) ? "what the child wrote" : "main's own, which no child sees";
  }

  /** Returns the numbers in a line of a process: in the first that begins so, or in the last. */
  private static List<Integer> numbers(
      Recording recording, String name, String start, boolean last) {
    List<OutputLine> lines =
        recording.lines(start).stream().filter(line -> line.process().name().equals(name)).toList();
    return lines.isEmpty()
        ? List.of()
        : NUMBER
            .matcher((last ? lines.getLast() : lines.getFirst()).text())
            .results()
            .map(MatchResult::group)
            .map(Integer::valueOf)
            .toList();
  }

  @Override
  public List<String> check(Recording recording) {
    List<Integer> before = numbers(recording, MAIN, SHARED, false);
    List<Integer> negated = before.stream().map(number -> -number).toList();
    return new Findings(recording)
        .require(before.size() > 1, "There was no array: numbers=" + before + ".")
        .requireEqual("the child's copy", negated, numbers(recording, CHILD, ORDINARY, true))
        .requireEqual(
            "the shared array in the end", negated, numbers(recording, MAIN, SHARED, true))
        .requireEqual(
            "main's ordinary array in the end", before, numbers(recording, MAIN, ORDINARY, true))
        .problems();
  }

  @Override
  public String seen(Recording recording) {
    return "The child negated both arrays. In the shared one main found "
        + Wording.count(negatives(recording, SHARED), "negative number")
        + ", in its ordinary one "
        + negatives(recording, ORDINARY)
        + ": of that one the child had a copy.";
  }

  private static long negatives(Recording recording, String start) {
    return numbers(recording, MAIN, start, true).stream().filter(number -> number < 0).count();
  }
}
