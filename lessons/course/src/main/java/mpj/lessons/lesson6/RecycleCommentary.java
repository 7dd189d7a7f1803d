package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says which worker came after which, and how many tasks each has had. */
final class RecycleCommentary implements Commentary {
  private static final String MAKES = "makes its table";
  private static final String LOOKS_UP = "looks up ";
  private static final String USED = ", used=";
  private static final String WORKERS = "workers: ";
  private static final String SQUARES = "squares: ";

  private final PoolTasks tasks = new PoolTasks();
  private final List<String> ended = new ArrayList<>();
  private String firstPids = "";

  @Override
  public void event(Event event) {
    tasks.add(event);
    if (event.kind() == EventKind.PROCESS_ENDED) {
      ended.add(event.process().name());
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.equals(MAKES)) {
      return PoolTasks.hasPid(firstPids, line.process()) || ended.isEmpty()
          ? "before its first task"
          : "a new worker; " + ended.removeFirst() + " has ended";
    }
    if (text.startsWith(LOOKS_UP)) {
      return tasks.begunBy(line.process()) == 1 ? "its first task" : "the same table";
    }
    if (text.startsWith(WORKERS)) {
      boolean changed = !firstPids.isEmpty() && !firstPids.equals(text);
      firstPids = firstPids.isEmpty() ? text : firstPids;
      return changed ? "others than before" : null;
    }
    return null;
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<OutputLine> workers = recording.lines(WORKERS);
    int size = workers.isEmpty() ? 0 : workers.getFirst().text().split(",").length;
    int children = recording.children().size();
    Findings findings =
        new Findings()
            .requireGoodEnds(recording.children())
            .requireNone(all.notOnce())
            .requireNone(all.failures())
            .requireEqual("tasks", all.submitted().size(), recording.lines(LOOKS_UP).size())
            .requireEqual(
                "results",
                all.submitted().size(),
                Findings.said(recording, SQUARES).split(",").length)
            .require(children > size, "No worker was replaced: workers=" + size + ".");
    Set<Actor> prepared = new HashSet<>();
    for (OutputLine line : recording.lines(MAKES)) {
      findings.require(prepared.add(line.process()), line.process().name() + " did it twice.");
    }
    for (Actor worker : all.perWorker().keySet()) {
      findings.require(prepared.contains(worker), worker.name() + " had no table.");
      findings.requireEqual(
          "how often " + worker.name() + " used its table",
          all.begunBy(worker),
          used(recording, worker));
    }
    long full = all.perWorker().values().stream().filter(count -> count == most(all)).count();
    return findings
        .require(full >= children - size, "A worker was replaced too early: full=" + full + ".")
        .problems();
  }

  /** Returns the last figure that this worker gave. */
  private static int used(Recording recording, Actor worker) {
    return recording.lines(LOOKS_UP).stream()
        .filter(line -> line.process().equals(worker))
        .map(OutputLine::text)
        .map(text -> Integer.valueOf(text.substring(text.indexOf(USED) + USED.length())))
        .reduce(0, (_, last) -> last);
  }

  /** Returns the largest number of tasks that one worker has begun. */
  private static int most(PoolTasks tasks) {
    return tasks.perWorker().values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public String seen(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<String> shares = new ArrayList<>();
    all.perWorker().forEach((worker, count) -> shares.add(worker.name() + " did " + count));
    return Wording.count(all.submitted().size(), "task")
        + ", "
        + Wording.count(recording.children().size(), "worker")
        + ": "
        + Wording.names(shares)
        + ". Whoever had done "
        + most(all)
        + " was replaced, and what it may have left behind went with it. A table was made "
        + Wording.count(recording.lines(MAKES).size(), "time")
        + ", once in each worker, and not once for each task.";
  }
}
