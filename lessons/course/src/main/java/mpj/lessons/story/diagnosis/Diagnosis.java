package mpj.lessons.story.diagnosis;

import java.util.List;
import java.util.Optional;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.ProcessRecord;

/**
 * Follows the events of a process tree and says why it does not get on. Safe for several threads,
 * and while lines of the source are looked for, events are taken all the same.
 *
 * <p>What it says of a wait holds if the wait has no limit in time, which events do not tell; so
 * ask it only when nothing, or nothing new, has happened for longer than anybody would wait.
 */
public final class Diagnosis {
  private final Situation situation = new Situation();
  private final Traffic traffic = new Traffic(situation);
  private final Attempts attempts = new Attempts();
  private final Probe probe;

  /**
   * Creates one that knows of nothing yet.
   *
   * @param probe tells of the processes what their events do not
   */
  public Diagnosis(Probe probe) {
    this.probe = probe;
  }

  /**
   * Takes note of what happened. Events come in the order of time.
   *
   * @return false if a process only tries again what it tried before, so that nothing moves
   */
  public synchronized boolean event(Event event) {
    situation.add(event);
    traffic.add(event);
    return attempts.isNew(event);
  }

  /**
   * Names why nothing happens any more. Asks processes for their lines, which takes a while.
   *
   * @param processes those of the tree, as they are now
   */
  public Verdict standstill(List<ProcessRecord> processes) {
    return findStandstill(processes).with(new Lines(probe));
  }

  /**
   * Names a deadlock, or other waits that nobody is left to end, while other processes may still
   * move. Safe to ask at any time.
   *
   * @param processes those of the tree, as they are now
   * @param since only what has waited since before this time counts, by {@link System#nanoTime()}
   * @return empty if there is nothing of the kind
   */
  public Optional<Verdict> deadlock(List<ProcessRecord> processes, long since) {
    return findDeadlock(processes, since).map(finding -> finding.with(new Lines(probe)));
  }

  private synchronized Optional<Finding> findDeadlock(List<ProcessRecord> processes, long since) {
    return new Standstill(situation, living(processes), probe).nameLasting(since);
  }

  private synchronized Finding findStandstill(List<ProcessRecord> processes) {
    return new Standstill(situation, living(processes), probe).name();
  }

  /**
   * Names why somebody gets nowhere although much happens: starvation or livelock.
   *
   * @param now the time, by {@link System#nanoTime()}
   * @param limitNanos how long that must have gone on
   * @return empty if everybody gets on, as far as can be told
   */
  public Optional<Verdict> nowhere(long now, long limitNanos) {
    return findNowhere(now, limitNanos).map(finding -> finding.with(new Lines(probe)));
  }

  private synchronized Optional<Finding> findNowhere(long now, long limitNanos) {
    return traffic.name(now, limitNanos, probe);
  }

  /**
   * Returns what there is to say of the processes at this moment, a phrase for each that is stopped
   * or waits, those who join last: {@code Process-1 wants Lock-1 of Process-2}.
   */
  public synchronized List<String> now(List<ProcessRecord> processes) {
    return new Glance(situation, living(processes), probe).phrases();
  }

  /** Returns whether any of these processes boots or computes: it moves, if slowly. */
  public boolean anyoneComputes(List<ProcessRecord> processes) {
    return anyoneBoots(processes)
        || living(processes).stream().anyMatch(who -> probe.isBusy(who.pid()));
  }

  private synchronized boolean anyoneBoots(List<ProcessRecord> processes) {
    return living(processes).stream().skip(1).anyMatch(who -> !situation.hasBegun(who));
  }

  /** A process that is known to have ended does not move, even if it is not retired yet. */
  private synchronized List<Actor> living(List<ProcessRecord> processes) {
    return processes.stream()
        .filter(process -> process.endNanos() == 0)
        .map(process -> new Actor(process.name(), process.pid()))
        .filter(who -> !situation.hasEnded(who))
        .toList();
  }
}
