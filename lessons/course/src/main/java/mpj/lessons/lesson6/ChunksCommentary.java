package mpj.lessons.lesson6;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Says what handing over costs, and for how long one worker was idle at the end. */
final class ChunksCommentary implements Commentary {
  private static final String TINY = "1: ";
  private static final String LONG = "2: ";

  /** The tasks since the last measured line. */
  private PoolTasks tasks = new PoolTasks();

  private boolean tiny;
  private ChunkTime first;

  @Override
  public void event(Event event) {
    tasks.add(event);
  }

  @Override
  public String note(OutputLine line) {
    ChunkTime time = ChunkTime.of(line).orElse(null);
    if (time == null) {
      tiny = line.text().startsWith(TINY);
      first = null;
      return null;
    }
    String note = tiny ? cost(time) : "one worker idle at the end for " + idle(tasks);
    tasks = new PoolTasks();
    return note;
  }

  private String cost(ChunkTime time) {
    long items = tasks.submitted().stream().mapToLong(Event::value).sum();
    if (items == 0) {
      return null;
    }
    double once = (double) items * time.tasks() / tasks.submitted().size();
    String note = String.format(Locale.ROOT, "%.1f µs for each item", time.millis() * 1e3 / once);
    if (first == null) {
      first = time;
      return note;
    }
    return note
        + String.format(Locale.ROOT, ", %.1f times as fast", first.millis() / time.millis());
  }

  /** Returns how much earlier one worker was done than the other, in words. */
  private static String idle(PoolTasks tasks) {
    Map<Actor, Long> last = new HashMap<>();
    tasks.ended().forEach(end -> last.put(end.process(), end.nanos()));
    List<Long> ends = last.values().stream().sorted().toList();
    return Wording.time(ends.size() < 2 ? 0 : ends.getLast() - ends.getFirst());
  }

  @Override
  public List<String> check(Recording recording) {
    PoolTasks all = PoolTasks.of(recording);
    Findings findings =
        new Findings()
            .requireGoodEnds(recording.children())
            .requireNone(all.notOnce())
            .requireNone(all.failures())
            .requireEqual("sizes of tiny chunks", 3, measured(recording, TINY).size())
            .requireEqual("sizes of long chunks", 3, measured(recording, LONG).size());
    for (String heading : List.of(TINY, LONG)) {
      measured(recording, heading).forEach((time, tasks) -> requireTasks(findings, time, tasks));
    }
    return findings.problems();
  }

  /** What was measured were so many tasks of that size, once or several times. */
  private static void requireTasks(Findings findings, ChunkTime time, PoolTasks tasks) {
    int given = tasks.submitted().size();
    long largest = tasks.submitted().stream().mapToLong(Event::value).max().orElse(0);
    findings.require(
        given > 0 && given % time.tasks() == 0 && largest == time.size(),
        "Not the tasks that were measured: "
            + time
            + "; given="
            + given
            + " largest="
            + largest
            + ".");
  }

  /** Returns what was measured below a heading, and the tasks of each. */
  private static Map<ChunkTime, PoolTasks> measured(Recording recording, String heading) {
    Map<ChunkTime, PoolTasks> measured = new LinkedHashMap<>();
    boolean below = false;
    long from = Long.MIN_VALUE;
    for (OutputLine line : recording.lines()) {
      ChunkTime time = ChunkTime.of(line).orElse(null);
      if (time == null) {
        below = line.text().startsWith(heading);
      } else {
        if (below) {
          measured.put(time, PoolTasks.between(recording, from, line.nanos()));
        }
        from = line.nanos();
      }
    }
    return measured;
  }

  @Override
  public String seen(Recording recording) {
    List<String> tiny = new ArrayList<>();
    measured(recording, TINY).keySet().forEach(time -> tiny.add(time.toString()));
    List<String> idle = new ArrayList<>();
    measured(recording, LONG)
        .forEach((time, tasks) -> idle.add(idle(tasks) + " with chunks of " + time.size()));
    return "The tiny items took "
        + Wording.names(tiny)
        + ": each task costs its way there and back (and here, to be watched). With the long ones"
        + " the end counts: one worker was idle there for "
        + Wording.names(idle)
        + ", because what is handed out together is done by one. What map does by itself lies"
        + " between: four chunks for each worker.";
  }
}
