package mpj.lessons.lesson4;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** What must be true of waiting for signals, and of waiting until something is true. */
final class ConditionChecks {
  private ConditionChecks() {}

  /** Returns a sentence for each thing that is not true of this run. */
  static List<String> problems(Recording recording) {
    List<String> problems = new ArrayList<>(Lives.failures(recording.children()));
    problems.addAll(signals(recording));
    problems.addAll(wakes(recording));
    problems.addAll(predicate(recording));
    return problems;
  }

  private static List<String> signals(Recording recording) {
    long waiters = lines(recording, "waits").size();
    List<Event> all = recording.events(EventKind.CONDITION_SIGNALLED);
    List<Long> counts =
        all.stream()
            .filter(event -> event.object().equals(all.getFirst().object()))
            .map(Event::value)
            .toList();
    return counts.equals(List.of(1L, 2L, waiters - 3))
        ? List.of()
        : List.of("Not one, two and all the others were signalled: signalled=" + counts + ".");
  }

  /** Whoever was woken was woken by a signal: at no moment more had been woken than signalled. */
  private static List<String> wakes(Recording recording) {
    List<String> problems = new ArrayList<>();
    Set<Actor> waiting = new HashSet<>();
    int signalled = 0;
    int woken = 0;
    for (OutputLine line : recording.lines()) {
      switch (line.text()) {
        case "waits for a signal" -> waiting.add(line.process());
        case "signals one" -> signalled += 1;
        case "signals two" -> signalled += 2;
        case "signals all" -> signalled = Integer.MAX_VALUE;
        case "was woken" -> {
          woken++;
          if (woken > signalled) {
            problems.add(
                line.process().name() + " was woken without a signal: woken=" + woken + ".");
          }
          if (!waiting.remove(line.process())) {
            problems.add(line.process().name() + " was woken, and had not waited.");
          }
        }
        default -> {}
      }
    }
    for (Actor left : waiting) {
      problems.add(left.name() + " was never woken.");
    }
    return problems;
  }

  private static List<String> predicate(Recording recording) {
    List<OutputLine> needs = lines(recording, "needs ");
    List<OutputLine> takes = lines(recording, "takes ");
    if (needs.size() != 1 || takes.size() != 1) {
      return List.of("Nobody waited until something was true.");
    }
    List<String> problems = new ArrayList<>();
    OutputLine taken = takes.getFirst();
    int needed = number(needs.getFirst());
    if (number(taken) < needed) {
      problems.add(taken.process().name() + " went on before it was true: " + taken.text() + ".");
    }
    long wakes =
        recording.events(EventKind.CONDITION_WOKEN).stream()
            .filter(event -> event.process().equals(taken.process()))
            .count();
    if (wakes < 1 || wakes > needed) {
      problems.add(taken.process().name() + " was not woken as it should be: wakes=" + wakes + ".");
    }
    return problems;
  }

  /** Returns the number that is the second word of a line. */
  private static int number(OutputLine line) {
    String rest = line.text().substring(line.text().indexOf(' ') + 1);
    return Integer.parseInt(rest.replaceFirst("\\D.*", ""));
  }

  private static List<OutputLine> lines(Recording recording, String start) {
    return recording.lines().stream().filter(line -> line.text().startsWith(start)).toList();
  }
}
