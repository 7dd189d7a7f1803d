package mpj.lessons.lesson6;

import java.util.List;
import java.util.OptionalInt;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says who was at work when the worker was killed, who came for it, and how the task failed. */
final class WorkerDiesCommentary implements Commentary {
  private static final int SIGKILL = 9;
  private static final String WORKERS = "workers: ";
  private static final String BEGINS = "begins task ";
  private static final String KILLS = "kills ";
  private static final String GIVES = " gives ";
  private static final String FAILED = " failed: ";

  private final PoolTasks tasks = new PoolTasks();
  private String workers = "";
  private Event killed;

  @Override
  public void event(Event event) {
    tasks.add(event);
    if (event.kind() == EventKind.PROCESS_ENDED && event.value() == -SIGKILL) {
      killed = event;
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith(WORKERS)) {
      workers = text;
    }
    if (text.startsWith(BEGINS)) {
      boolean isNew = !PoolTasks.hasPid(workers, line.process());
      return isNew && killed != null ? "a new worker, for " + killed.process().name() : null;
    }
    if (text.startsWith(KILLS)) {
      return killing(text.substring(KILLS.length()));
    }
    if (text.contains(FAILED) && killed != null) {
      return "signal "
          + -killed.value()
          + " ended it "
          + Wording.time(line.nanos() - killed.nanos())
          + " ago";
    }
    return null;
  }

  private String killing(String victim) {
    List<Event> inHand = tasks.begun().stream().filter(begin -> !tasks.isEnded(begin)).toList();
    for (Event begin : inHand) {
      if (begin.process().name().equals(victim)) {
        int others = inHand.size() - 1;
        return "in the middle of task "
            + begin.sequence()
            + "; "
            + Wording.count(others, "other is", "others are")
            + " at work";
      }
    }
    return null;
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    List<ProcessRecord> killed =
        recording.children().stream()
            .filter(child -> child.exitCode().equals(OptionalInt.of(-SIGKILL)))
            .toList();
    List<ProcessRecord> others =
        recording.children().stream().filter(child -> !killed.contains(child)).toList();
    List<Event> unended = all.begun().stream().filter(begin -> !all.isEnded(begin)).toList();
    Findings findings =
        new Findings()
            .requireGoodEnds(others)
            .requireEqual("workers that were killed", 1, killed.size())
            .requireEqual("tasks that came to no end", 1, unended.size())
            .requireEqual("tasks that were begun", all.submitted().size(), all.begun().size())
            .requireNone(all.twice())
            .requireNone(all.failures());
    if (killed.size() == 1 && unended.size() == 1) {
      requireTold(findings, recording, killed.getFirst(), unended.getFirst());
    }
    for (OutputLine line : recording.lines("task ")) {
      String text = line.text();
      if (text.contains(GIVES)) {
        long task = Long.parseLong(text.substring("task ".length(), text.indexOf(GIVES)));
        findings.requireEqual(
            "the result of task " + task,
            String.valueOf(task * task),
            text.substring(text.indexOf(GIVES) + GIVES.length()));
      }
    }
    return findings
        .requireEqual("lines on tasks", all.submitted().size(), recording.lines("task ").size())
        .problems();
  }

  private static void requireTold(
      Findings findings, Recording recording, ProcessRecord killed, Event begun) {
    String start = "task " + begun.sequence() + FAILED;
    String told = Findings.said(recording, start);
    findings
        .requireEqual("the worker that was killed", killed.pid(), begun.process().pid())
        .require(
            told.contains(
                "worker=" + killed.name() + " pid=" + killed.pid() + " signal=" + SIGKILL),
            "The failure does not say who died of what: " + told + ".")
        .require(
            recording.children().stream().anyMatch(child -> child.startNanos() > killed.endNanos()),
            "Nobody came for " + killed.name() + ".");
  }

  @Override
  public String seen(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    long done = all.ended().stream().filter(end -> end.value() == 0).count();
    String who = "A worker";
    String after = "";
    for (Event end : recording.events(EventKind.PROCESS_ENDED)) {
      if (end.value() == -SIGKILL) {
        who = end.process().name();
        after = replaced(recording, end);
      }
    }
    return who
        + " was killed in the middle of its task, which failed and says who died of what. The other"
        + " "
        + Wording.count(done, "task")
        + " came to their ends"
        + after
        + ". The task was not begun again, for nobody knows how far it had come: where that does no"
        + " harm, a pool can be told to, by retries(1).";
  }

  private static String replaced(Recording recording, Event end) {
    return recording.children().stream()
        .filter(child -> child.startNanos() > end.nanos())
        .findFirst()
        .map(child ->
            ", and "
                + child.name()
                + " was started "
                + Wording.time(child.startNanos() - end.nanos())
                + " after its death")
        .orElse("");
  }
}
