package mpj.lessons.story.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** An invented run of 100 ms, told in milliseconds. */
public final class Told {
  /** When it begins, by the machine's clock. */
  public static final long START = 7_000_000_000L;

  private static final long MILLI = 1_000_000L;

  private final Map<String, ProcessRecord> processes = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private long now;

  /** Begins with the main process. */
  public Told() {
    processes.put(
        "MainProcess",
        new ProcessRecord("MainProcess", 100, 1, START - MILLI, 0, OptionalInt.empty()));
  }

  /** Adds a child that is started at one millisecond, begins at another, and ends. */
  public Told child(String name, long started, long begun, long ended, int code) {
    long pid = 100L + processes.size();
    processes.put(
        name,
        new ProcessRecord(
            name, pid, 100, START + started * MILLI, START + ended * MILLI, OptionalInt.of(code)));
    return at(begun).does(name, EventKind.PROCESS_STARTED, "", null, 0, 0);
  }

  /** Goes to a millisecond. */
  public Told at(long millis) {
    now = START + millis * MILLI;
    return this;
  }

  /** Tells what a process did. */
  public Told does(String who, EventKind kind, String object) {
    return does(who, kind, object, null, 0, 0);
  }

  /** Tells what a process did, with all that an event has. */
  public Told does(
      String who, EventKind kind, String object, String peer, long value, long sequence) {
    Actor other = peer == null ? null : actor(peer);
    events.add(new Event(now, actor(who), kind, object, other, value, sequence));
    return this;
  }

  /** Returns a process as events name it. */
  public Actor actor(String name) {
    return new Actor(name, processes.get(name).pid());
  }

  /** Returns all of it. */
  public Run run() {
    var run = new Run();
    run.end(List.copyOf(processes.values()));
    events.forEach(run::event);
    return run;
  }

  /** Returns its timeline. */
  public Timeline timeline() {
    return Timeline.of(run(), START, START + 100 * MILLI);
  }

  /** Two processes, one lock, a queue, and a kill. */
  public static Told story() {
    return new Told()
        .child("Process-1", 0, 20, 60, 0)
        .child("Process-2", 10, 30, 80, -9)
        .at(20)
        .does("Process-1", EventKind.LOCK_ACQUIRED, "Lock-1")
        .at(40)
        .does("Process-2", EventKind.LOCK_WAITING, "Lock-1", "Process-1", 0, 0)
        .at(50)
        .does("Process-1", EventKind.LOCK_RELEASED, "Lock-1")
        .at(50)
        .does("Process-2", EventKind.LOCK_ACQUIRED, "Lock-1", "Process-1", 10, 1)
        .at(55)
        .does("Process-1", EventKind.QUEUE_PUT, "Queue-1", null, 0, 0)
        .at(60)
        .does("MainProcess", EventKind.JOIN_WAITING, "", "Process-2", 0, 0)
        .at(70)
        .does("MainProcess", EventKind.QUEUE_GOT, "Queue-1", null, 0, 0)
        .at(80)
        .does("MainProcess", EventKind.LOCK_FREED, "Lock-1", "Process-2", 0, 0)
        .at(80)
        .does("MainProcess", EventKind.JOIN_ENDED, "", "Process-2", 0, 0);
  }
}
