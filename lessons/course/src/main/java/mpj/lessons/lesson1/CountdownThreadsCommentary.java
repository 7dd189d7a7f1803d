package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.Commentary;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Points out that two flows of execution have one pid, and where they overtook each other. */
final class CountdownThreadsCommentary implements Commentary {
  /** What the others wrote since the thread of the key wrote its last line. */
  private final Map<String, List<String>> missed = new HashMap<>();

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    int colon = line.text().indexOf(": ");
    if (colon < 0) {
      return null;
    }
    String thread = line.text().substring(0, colon);
    List<String> others = missed.put(thread, new ArrayList<>());
    missed.forEach((who, lines) -> {
      if (!who.equals(thread)) {
        lines.add(line.text());
      }
    });
    if (others == null) {
      return "the first line of " + thread + ", in process " + line.process().pid() + " like main";
    }
    return others.size() < 2 ? null : "since its line before, " + overtaken(others);
  }

  private static String overtaken(List<String> others) {
    String first = others.getFirst();
    String last = number(others.getLast());
    return first.replace(": ", " went from ") + " to " + last;
  }

  private static String number(String text) {
    return text.substring(text.indexOf(": ") + 2);
  }

  @Override
  public List<String> check(Recording recording) {
    List<String> problems = new ArrayList<>();
    if (!recording.children().isEmpty()) {
      problems.add("No child was to run; there were children=" + recording.children().size() + ".");
    }
    Map<String, List<OutputLine>> threads = threads(recording);
    if (threads.size() != 2) {
      problems.add("Two threads were to count; there were threads=" + threads.keySet() + ".");
    }
    threads.forEach((thread, lines) -> {
      List<String> numbers = lines.stream().map(line -> number(line.text())).toList();
      if (!CountdownCommentary.isCountdown(numbers)) {
        problems.add(thread + " did not count down to 1 in order: lines=" + numbers + ".");
      }
    });
    if (threads.size() == 2 && !overlap(List.copyOf(threads.values()))) {
      problems.add("The two threads never counted at the same time.");
    }
    return problems;
  }

  private static Map<String, List<OutputLine>> threads(Recording recording) {
    Map<String, List<OutputLine>> threads = new LinkedHashMap<>();
    for (OutputLine line : recording.lines("thread-")) {
      String thread = line.text().substring(0, line.text().indexOf(": "));
      threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(line);
    }
    return threads;
  }

  private static boolean overlap(List<List<OutputLine>> threads) {
    List<OutputLine> one = threads.getFirst();
    List<OutputLine> other = threads.getLast();
    return one.getFirst().nanos() - other.getLast().nanos() < 0
        && other.getFirst().nanos() - one.getLast().nanos() < 0;
  }

  @Override
  public String seen(Recording recording) {
    int turns = 0;
    String before = null;
    for (OutputLine line : recording.lines("thread-")) {
      String thread = line.text().substring(0, line.text().indexOf(": "));
      turns += before == null || thread.equals(before) ? 0 : 1;
      before = thread;
    }
    return "Two threads counted at the same time in one process, pid "
        + recording.processes().getFirst().pid()
        + ": "
        + Wording.count(recording.lines("thread-").size(), "line")
        + ", and "
        + Wording.count(turns, "time")
        + " the other thread had the next one. No process was started, and nothing was copied.";
  }
}
