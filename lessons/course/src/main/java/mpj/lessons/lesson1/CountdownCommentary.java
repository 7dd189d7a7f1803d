package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.Prediction;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Points out where one countdown overtook the other, and where only one was left. */
final class CountdownCommentary implements Commentary {
  /** What the others wrote since the process of the key wrote its last line. */
  private final Map<Actor, List<OutputLine>> missed = new HashMap<>();

  private final Set<Actor> justEnded = new HashSet<>();

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.PROCESS_ENDED) {
      justEnded.add(event.process());
    }
  }

  @Override
  public String note(OutputLine line) {
    boolean first = !missed.containsKey(line.process());
    List<OutputLine> others = missed.getOrDefault(line.process(), List.of());
    missed.put(line.process(), new ArrayList<>());
    missed.forEach((who, lines) -> addUnlessOwn(who, lines, line));
    if (first) {
      return "the first line of a process of its own, pid " + line.process().pid();
    }
    if (!justEnded.isEmpty()) {
      List<String> names = justEnded.stream().map(Actor::name).sorted().toList();
      justEnded.clear();
      return Wording.names(names) + " has ended; this process goes on by itself";
    }
    return others.size() < 2 ? null : overtaken(others);
  }

  private static void addUnlessOwn(Actor who, List<OutputLine> lines, OutputLine line) {
    if (!who.equals(line.process())) {
      lines.add(line);
    }
  }

  private static String overtaken(List<OutputLine> others) {
    OutputLine last = others.getLast();
    return "since its line before, "
        + last.process().name()
        + " went from "
        + others.getFirst().text()
        + " to "
        + last.text();
  }

  @Override
  public List<String> check(Recording recording) {
    List<ProcessRecord> children = recording.children();
    List<String> problems = new ArrayList<>(Lives.failures(children));
    if (children.size() != 2) {
      problems.add("Two children were to run; there were children=" + children.size() + ".");
    }
    if (recording.processes().stream().map(ProcessRecord::pid).distinct().count()
        < recording.processes().size()) {
      problems.add("Two processes had the same pid.");
    }
    for (ProcessRecord child : children) {
      List<String> numbers = recording.texts(child.pid());
      if (!isCountdown(numbers)) {
        problems.add(child.name() + " did not count down to 1 in order: lines=" + numbers + ".");
      }
    }
    if (Lives.mostAtOnce(children) < 2) {
      problems.add("The two children were never alive at the same time.");
    }
    return problems;
  }

  /** Tells whether the numbers go down to 1, one by one. */
  static boolean isCountdown(List<String> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.get(i).equals(String.valueOf(numbers.size() - i))) {
        return false;
      }
    }
    return !numbers.isEmpty();
  }

  @Override
  public List<Prediction> predictions() {
    return List.of(
        Prediction.of(
            "Which child writes the last line?",
            List.of("Process-1", "Process-2"),
            recording ->
                recording.lines().stream()
                    .reduce((_, later) -> later)
                    .map(line -> line.process().name())));
  }

  @Override
  public String seen(Recording recording) {
    int turns = 0;
    for (int i = 1; i < recording.lines().size(); i++) {
      if (!recording.lines().get(i).process().equals(recording.lines().get(i - 1).process())) {
        turns++;
      }
    }
    return "Two processes counted at the same time, each at its own pace: "
        + Wording.count(recording.lines().size(), "line")
        + ", and "
        + Wording.count(turns, "time")
        + " the other process had the next one. Within a process the order is fixed; between"
        + " processes nobody fixed it, and with another seed it is another.";
  }
}
