package mpj.lessons.story.diagnosis;

import java.util.List;
import java.util.Optional;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Run;
import mpj.multiprocessing.trace.Event;

/**
 * Says why the processes of a run do not get on. Safe for several threads; while lines of the
 * source are looked for, the run can be told of events all the same.
 *
 * <p>What it says of a wait holds if the wait has no limit in time, which events do not tell; so
 * ask it only when nothing, or nothing new, has happened for longer than anybody would wait.
 */
public final class Diagnosis {
  private final Run run;
  private final Probe probe;
  private final Traffic traffic;
  private final Attempts attempts = new Attempts();

  /**
   * Creates one for a run that nothing has been told of yet.
   *
   * @param probe tells of the processes what their events do not
   */
  public Diagnosis(Run run, Probe probe) {
    this.run = run;
    this.probe = probe;
    this.traffic = new Traffic(run.holds());
  }

  /**
   * Takes note of what happened, after the run has.
   *
   * @return false if a process only tries again what it tried before, so that nothing moves
   */
  public boolean event(Event event) {
    synchronized (run) {
      traffic.add(event);
      return attempts.isNew(event);
    }
  }

  /** Names why nothing happens any more. Asks processes for their lines, which takes a while. */
  public Verdict standstill() {
    return findStandstill().with(new Lines(probe));
  }

  private Finding findStandstill() {
    synchronized (run) {
      return new Standstill(run, probe).name();
    }
  }

  /**
   * Names a deadlock, or other waits that nobody is left to end, while other processes may still
   * move. Safe to ask at any time.
   *
   * @param since only what has waited since before this time counts, by {@link System#nanoTime()}
   * @return empty if there is nothing of the kind
   */
  public Optional<Verdict> deadlock(long since) {
    return findDeadlock(since).map(finding -> finding.with(new Lines(probe)));
  }

  private Optional<Finding> findDeadlock(long since) {
    synchronized (run) {
      return new Standstill(run, probe).nameLasting(since);
    }
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

  private Optional<Finding> findNowhere(long now, long limitNanos) {
    synchronized (run) {
      return traffic.name(now, limitNanos, probe);
    }
  }

  /**
   * Returns what there is to say of the processes at this moment, a phrase for each that is stopped
   * or waits, those who join last: {@code Process-1 wants Lock-1 of Process-2}.
   */
  public List<String> now() {
    synchronized (run) {
      return new Glance(run, probe).phrases();
    }
  }

  /** Returns whether any process boots or computes: it moves, if slowly. */
  public boolean anyoneComputes() {
    Lives lives = run.lives();
    boolean boots;
    List<Long> pids;
    synchronized (run) {
      boots = !lives.booting().isEmpty();
      pids = lives.living().stream().map(who -> who.pid()).toList();
    }
    return boots || pids.stream().anyMatch(probe::isBusy);
  }
}
