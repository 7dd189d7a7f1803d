package mpj.lessons.story.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.ProcessRecord;

/** Processes that are told of, and judged. An event takes a millisecond. */
final class Tale implements Probe {
  static final long MILLI = 1_000_000;

  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<Long> stopped = new HashSet<>();
  private final Set<Long> busy = new HashSet<>();
  private final Run run = new Run();
  private final Diagnosis diagnosis = new Diagnosis(run, this);
  private long now = 1_000 * MILLI;

  Tale() {
    actor("MainProcess");
    run.begin(this::processes);
  }

  private Actor actor(String name) {
    return actors.computeIfAbsent(name, _ -> new Actor(name, 100L + actors.size()));
  }

  Tale does(String who, EventKind kind, String object) {
    return does(who, kind, object, null, 0);
  }

  Tale does(String who, EventKind kind, String object, String peer, long value) {
    now += MILLI;
    Actor other = peer == null ? null : actor(peer);
    var event = new Event(now, actor(who), kind, object, other, value, 0);
    run.event(event);
    diagnosis.event(event);
    return this;
  }

  Tale takes(String who, String lock) {
    return does(who, EventKind.LOCK_ACQUIRED, lock);
  }

  Tale wants(String who, String lock, String holder) {
    return does(who, EventKind.LOCK_WAITING, lock, holder, 0);
  }

  Tale givesUp(String who, String lock) {
    return does(who, EventKind.LOCK_TIMED_OUT, lock, null, MILLI);
  }

  Tale releases(String who, String lock) {
    return does(who, EventKind.LOCK_RELEASED, lock);
  }

  Tale joins(String who, String child) {
    return does(who, EventKind.JOIN_WAITING, "", child, 0);
  }

  Tale ends(String who) {
    ended.add(who);
    return does(who, EventKind.PROCESS_ENDED, "");
  }

  Tale isStopped(String who) {
    stopped.add(actor(who).pid());
    return this;
  }

  Tale computes(String who) {
    busy.add(actor(who).pid());
    return this;
  }

  private List<ProcessRecord> processes() {
    var records = new ArrayList<ProcessRecord>();
    for (Actor who : actors.values()) {
      boolean over = ended.contains(who.name());
      records.add(
          new ProcessRecord(
              who.name(),
              who.pid(),
              100,
              1,
              over ? now : 0,
              over ? OptionalInt.of(0) : OptionalInt.empty()));
    }
    return records;
  }

  Verdict standstill() {
    return diagnosis.standstill();
  }

  /** Names who gets nowhere, when {@code millis} are the limit. */
  List<VerdictKind> nowhere(long millis) {
    return diagnosis.nowhere(now, millis * MILLI).map(Verdict::kind).stream().toList();
  }

  List<String> phrases() {
    return diagnosis.now();
  }

  @Override
  public boolean isStopped(long pid) {
    return stopped.contains(pid);
  }

  @Override
  public boolean isBusy(long pid) {
    return busy.contains(pid);
  }

  @Override
  public List<Place> places(long pid) {
    return List.of();
  }
}
