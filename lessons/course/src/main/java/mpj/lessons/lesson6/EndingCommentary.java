package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Says how far the tasks were when a call returned, and what became of each. */
final class EndingCommentary implements Commentary {
  private static final int SIGTERM = -15;
  private static final int SIGKILL = -9;
  private static final String RETURNED = " has returned";
  private static final String JOIN = "join()" + RETURNED;
  private static final String RESULTS = "results: ";

  private final List<String> exits = new ArrayList<>();
  private PoolTasks tasks = new PoolTasks();

  @Override
  public void event(Event event) {
    tasks.add(event);
    if (event.kind() == EventKind.PROCESS_ENDED) {
      exits.add(String.valueOf(event.value()));
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.matches("\\d: .*")) {
      tasks = new PoolTasks();
      exits.clear();
      return null;
    }
    if (text.equals(JOIN)) {
      return exits.isEmpty() ? null : "exit codes of the workers: " + Wording.names(exits);
    }
    if (text.endsWith(RETURNED)) {
      return String.format(
          Locale.ROOT,
          "%d done, %d in hand, %d waiting",
          tasks.ended().size(),
          inHand(tasks),
          waiting(tasks));
    }
    return text.startsWith(RESULTS) && text.contains("failed")
        ? inHand(tasks) + " were cut off in the middle, " + waiting(tasks) + " never begun"
        : null;
  }

  /** Returns how many tasks were begun and did not end. */
  private static int inHand(PoolTasks tasks) {
    return tasks.begun().size() - tasks.ended().size();
  }

  /** Returns how many tasks were given and not begun. */
  private static int waiting(PoolTasks tasks) {
    return tasks.submitted().size() - tasks.begun().size();
  }

  /** Returns what happened to each pool, in the order of the pools. */
  private static List<PoolTasks> pools(Recording recording) {
    Map<String, PoolTasks> pools = new LinkedHashMap<>();
    for (Event event : recording.events()) {
      if (event.kind() == EventKind.TASK_SUBMITTED) {
        pools.putIfAbsent(event.object(), new PoolTasks());
      }
      if (pools.containsKey(event.object())) {
        pools.get(event.object()).add(event);
      }
    }
    return List.copyOf(pools.values());
  }

  private static long returned(Recording recording, String how) {
    return recording.lines(how + RETURNED).stream()
        .mapToLong(OutputLine::nanos)
        .findFirst()
        .orElse(0);
  }

  /** Returns how many tasks came to such an end, by what main says. */
  private static long count(Recording recording, String end) {
    return recording.lines(RESULTS).stream()
        .flatMap(line -> Stream.of(line.text().split("\\W+")))
        .filter(end::equals)
        .count();
  }

  @Override
  public List<String> check(Recording recording) {
    List<PoolTasks> pools = pools(recording);
    Findings findings = new Findings().requireEqual("pools", 3, pools.size());
    if (pools.size() != 3) {
      return findings.problems();
    }
    PoolTasks closed = pools.get(0);
    PoolTasks shut = pools.get(1);
    PoolTasks terminated = pools.get(2);
    findings.requireNone(closed.notOnce()).requireNone(closed.failures());
    findings
        .requireNone(shut.notOnce())
        .requireNone(shut.failures())
        .requireNone(terminated.twice());
    long all = pools.stream().mapToLong(pool -> pool.submitted().size()).sum();
    long failed = count(recording, "failed");
    return findings
        .require(
            lastEnd(closed) <= returned(recording, "close()"),
            "close() did not wait for its tasks.")
        .require(
            returned(recording, "shutdown()") < lastEnd(shut), "shutdown() waited for its tasks.")
        .require(failed > 0, "terminate() left nothing undone.")
        .require(inHand(terminated) > 0, "terminate() ended no task in the middle.")
        .requireEqual("tasks done and failed", all, count(recording, "done") + failed)
        .requireEqual("tasks refused", 3, recording.lines("refused: ").size())
        .requireEqual("exit codes", List.of(0, 0, 0, 0, SIGTERM, SIGTERM), exitCodes(recording))
        .problems();
  }

  private static List<Integer> exitCodes(Recording recording) {
    return recording.children().stream()
        .map(ProcessRecord::exitCode)
        .map(code -> code.orElse(Integer.MAX_VALUE))
        .map(code -> code == SIGKILL ? SIGTERM : code) // a busy machine gave it too little time
        .toList();
  }

  private static long lastEnd(PoolTasks tasks) {
    return tasks.ended().isEmpty() ? 0 : tasks.ended().getLast().nanos();
  }

  @Override
  public String seen(Recording recording) {
    List<PoolTasks> pools = pools(recording);
    if (pools.size() != 3) {
      return "Not every pool was ended.";
    }
    PoolTasks last = pools.get(2);
    return "close() returned when all was done, shutdown() "
        + Wording.time(lastEnd(pools.get(1)) - returned(recording, "shutdown()"))
        + " before that; join() then waited for it. terminate() waited for nothing: "
        + Wording.count(inHand(last), "task")
        + " ended with the workers, and "
        + Wording.count(waiting(last), "task")
        + " never began. Nobody waits in vain for such a result: it is a failure.";
  }
}
