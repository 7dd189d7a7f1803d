package mpj.lessons.lesson5;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says how many tasks wait and how many are in hand, and that to be taken is not to be done. */
final class JoinableQueueCommentary implements Commentary {
  private static final String TOOK = "took ";
  private static final String DID = "did ";
  private static final String RESULT = "result: ";
  private static final String ALL_DONE = "all tasks are done";

  private final Map<Long, Event> results = new HashMap<>();
  private String tasks = "";
  private int waiting;
  private int inHand;
  private Event lastTaken;
  private Event newest;

  @Override
  public void event(Event event) {
    switch (event.kind()) {
      case QUEUE_PUT -> {
        if (isTask(event)) {
          waiting++;
        } else {
          results.put(event.sequence(), event);
        }
      }
      case QUEUE_GOT -> {
        newest = event;
        if (isTask(event)) {
          waiting--;
          inHand++;
          lastTaken = event;
        }
      }
      case QUEUE_TASK_DONE -> inHand--;
      case QUEUE_JOINED -> newest = event;
      default -> {}
    }
  }

  /** The queue of the tasks is the one that is used first. */
  private boolean isTask(Event event) {
    if (tasks.isEmpty()) {
      tasks = event.object();
    }
    return tasks.equals(event.object());
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(TOOK)) {
      return Math.max(0, waiting) + " in the queue, " + inHand + " in hand";
    }
    if (text.equals(ALL_DONE) && newest != null && newest.kind() == EventKind.QUEUE_JOINED) {
      return "waited "
          + Wording.time(newest.value())
          + "; the last task was taken "
          + Wording.time(newest.nanos() - lastTaken.nanos())
          + " ago: taken is not done";
    }
    if (text.startsWith(RESULT) && newest != null && results.containsKey(newest.sequence())) {
      return "from " + results.get(newest.sequence()).process().name();
    }
    return null;
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    List<Long> did = numbers(recording, DID);
    List<Long> all = IntStream.rangeClosed(1, did.size()).mapToObj(Long::valueOf).toList();
    List<String> results =
        recording.lines(RESULT).stream().map(line -> Findings.rest(line, RESULT)).sorted().toList();
    findings
        .require(!did.isEmpty(), "No task was done.")
        .requireEqual("the tasks that were taken", all, numbers(recording, TOOK))
        .requireEqual("the tasks that were done", all, did)
        .requireEqual(
            "the results",
            all.stream().map(n -> n + " * " + n + " = " + n * n).sorted().toList(),
            results)
        .requireEqual("waits for all", 1, recording.events(EventKind.QUEUE_JOINED).size());
    for (OutputLine done : recording.lines(ALL_DONE)) {
      long late = recording.lines(DID).stream().filter(d -> d.nanos() > done.nanos()).count();
      findings.requireEqual("tasks done after all were", 0L, late);
    }
    return findings.problems();
  }

  private static List<Long> numbers(Recording recording, String start) {
    return recording.lines(start).stream()
        .map(line -> Long.valueOf(Findings.rest(line, start)))
        .sorted()
        .toList();
  }

  @Override
  public String seen(Recording recording) {
    long workers = recording.lines(DID).stream().map(OutputLine::process).distinct().count();
    long waited = recording.events(EventKind.QUEUE_JOINED).stream().mapToLong(Event::value).sum();
    return Wording.count(workers, "worker")
        + " did "
        + Wording.count(recording.lines(DID).size(), "task")
        + "; main waited "
        + Wording.time(waited)
        + " for that, and did not have to count. Each result was put before its task was called"
        + " done, so all of them ("
        + recording.lines(RESULT).size()
        + ") were in the simple queue by then.";
  }
}
