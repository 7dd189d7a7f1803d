package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Recording;
import mpj.lessons.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says which worker took what, and who else was at work meanwhile. */
final class MapCommentary implements Commentary {
  private final MapTasks tasks = new MapTasks();

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    if (line.text().startsWith("takes")) {
      return taken(line.process());
    }
    return line.text().startsWith("result") ? result() : null;
  }

  private String taken(Actor worker) {
    int count = tasks.perWorker().getOrDefault(worker, 0);
    List<String> others = tasks.othersAtWork(worker).stream().map(Actor::name).toList();
    String own = count == 1 ? "this worker's first task" : "the same worker's task no. " + count;
    if (others.isEmpty()) {
      return own;
    }
    return own + "; " + Wording.names(others) + (others.size() == 1 ? " is" : " are") + " busy too";
  }

  private String result() {
    List<Long> order = tasks.ended().stream().map(Event::sequence).toList();
    return order.equals(order.stream().sorted().toList())
        ? "in the order of the numbers"
        : "in the order of the numbers, although the tasks did not end in that order";
  }

  @Override
  public List<String> check(Recording recording) {
    MapTasks all = read(recording);
    List<String> problems = new ArrayList<>();
    long main = recording.processes().getFirst().pid();
    List<String> numbers =
        recording.lines().stream()
            .map(OutputLine::text)
            .filter(text -> text.startsWith("takes "))
            .map(text -> text.substring("takes ".length()))
            .toList();
    List<String> expected = IntStream.range(0, numbers.size()).mapToObj(Integer::toString).toList();
    if (!new HashSet<>(numbers).equals(new HashSet<>(expected)) || numbers.isEmpty()) {
      problems.add("Not each number was taken once: taken=" + numbers + ".");
    }
    String result = "result " + expected.stream().map(n -> 2 * Integer.parseInt(n)).toList();
    if (!recording.texts(main).contains(result)) {
      problems.add("The result is not " + result.substring("result ".length()) + ".");
    }
    problems.addAll(onceEach(all, numbers.size()));
    if (all.perWorker().keySet().stream().filter(worker -> worker.pid() != main).count() < 2) {
      problems.add("Fewer than two workers took part.");
    }
    return problems;
  }

  private static List<String> onceEach(MapTasks all, int expected) {
    List<String> problems = new ArrayList<>();
    Set<Long> begun = new HashSet<>();
    for (Event begin : all.begun()) {
      if (!begun.add(begin.sequence())) {
        problems.add("Task no. " + begin.sequence() + " was begun twice.");
      }
      if (all.endOf(begin).isEmpty()) {
        problems.add("Task no. " + begin.sequence() + " was begun and did not end.");
      } else if (all.endOf(begin).get().value() != 0) {
        problems.add("Task no. " + begin.sequence() + " failed.");
      }
    }
    if (begun.size() != expected || all.submitted() != expected) {
      problems.add(
          "Tasks are missing: submitted=" + all.submitted() + " begun=" + begun.size() + ".");
    }
    return problems;
  }

  private static MapTasks read(Recording recording) {
    MapTasks tasks = new MapTasks();
    recording.events().forEach(tasks::add);
    return tasks;
  }

  @Override
  public String seen(Recording recording) {
    List<String> shares = new ArrayList<>();
    MapTasks all = read(recording);
    all.perWorker()
        .forEach(
            (worker, count) -> shares.add(Wording.count(count, "task") + " by " + worker.name()));
    return "Whoever was free took the next number: "
        + Wording.names(shares)
        + ". The results came back in the order of the numbers all the same.";
  }
}
