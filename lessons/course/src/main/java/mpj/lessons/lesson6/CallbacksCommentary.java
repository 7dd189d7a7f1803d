package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says how many tasks each call is for, and how late it is. */
final class CallbacksCommentary implements Commentary {
  private static final String GAVE = " gave ";
  private static final String FAILED = " failed: ";
  private static final String TASK = ": root of ";

  /** The tasks by the name of what they belong to, which their lines tell. */
  private final Map<String, List<Event>> begun = new HashMap<>();

  private final PoolTasks tasks = new PoolTasks();

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.contains(TASK)) {
      String name = text.substring(0, text.indexOf(TASK));
      tasks
          .lastOf(line.process())
          .ifPresent(begin -> begun.computeIfAbsent(name, _ -> new ArrayList<>()).add(begin));
      return null;
    }
    if (text.contains(GAVE)) {
      return called(line, text.substring(0, text.indexOf(GAVE)), 0);
    }
    if (text.contains(FAILED)) {
      return called(line, text.substring(0, text.indexOf(FAILED)), 1);
    }
    return tasks.ended().isEmpty() ? "no task has ended yet" : null;
  }

  /** Says for which tasks this call is: for all that ended well, or for the first that failed. */
  private String called(OutputLine line, String name, long value) {
    List<Event> ends =
        begun.getOrDefault(name, List.of()).stream()
            .flatMap(begin -> tasks.endOf(begin).stream())
            .filter(end -> end.value() == value)
            .sorted((a, b) -> Long.compare(a.nanos(), b.nanos()))
            .toList();
    if (ends.isEmpty()) {
      return null;
    }
    boolean good = value == 0;
    String late = Wording.time(line.nanos() - (good ? ends.getLast() : ends.getFirst()).nanos());
    if (ends.size() == 1) {
      return late + " after its task " + (good ? "ended" : "failed");
    }
    return good
        ? "one call for " + ends.size() + " tasks, " + late + " after the last"
        : "one call for " + ends.size() + " failures, " + late + " after the first";
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    return new Findings()
        .requireGoodEnds(recording.children())
        .requireEqual("calls for good task", List.of("2.0"), heard(recording, "good task" + GAVE))
        .requireEqual(
            "calls for bad task", List.of("no root of -4"), heard(recording, "bad task" + FAILED))
        .requireEqual(
            "calls for good map", List.of("[1.0, 3.0, 4.0]"), heard(recording, "good map" + GAVE))
        .require(
            List.of(List.of("no root of -25"), List.of("no root of -36"))
                .contains(heard(recording, "bad map" + FAILED)),
            "The failed map did not lead to one call: calls="
                + heard(recording, "bad map" + FAILED)
                + ".")
        .requireEqual(
            "calls of the wrong kind",
            0,
            recording.lines("bad task" + GAVE).size()
                + recording.lines("bad map" + GAVE).size()
                + recording.lines("good task" + FAILED).size()
                + recording.lines("good map" + FAILED).size())
        .requireNone(all.notOnce())
        .problems();
  }

  private static List<String> heard(Recording recording, String start) {
    return recording.lines(start).stream()
        .filter(line -> line.process().name().equals("MainProcess"))
        .map(line -> line.text().substring(start.length()))
        .toList();
  }

  @Override
  public String seen(Recording recording) {
    long failed =
        recording.events(EventKind.TASK_ENDED).stream().filter(end -> end.value() != 0).count();
    List<OutputLine> calls =
        recording.lines().stream()
            .filter(line -> line.text().contains(GAVE) || line.text().contains(FAILED))
            .toList();
    return Wording.count(recording.events(EventKind.TASK_ENDED).size(), "task")
        + " ended, "
        + failed
        + " of them by a failure, and there were "
        + Wording.count(calls.size(), "call")
        + ": one for each task given alone, and one for each map. They ran in main, one after the"
        + " other, and the last began "
        + Wording.time(late(recording, calls))
        + " after the last task had ended: a callback that takes its time holds up the others.";
  }

  private static long late(Recording recording, List<OutputLine> calls) {
    List<Event> ended = recording.events(EventKind.TASK_ENDED);
    return calls.isEmpty() || ended.isEmpty()
        ? 0
        : calls.getLast().nanos() - ended.getLast().nanos();
  }
}
