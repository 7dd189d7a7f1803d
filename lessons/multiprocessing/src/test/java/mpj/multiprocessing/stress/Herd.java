package mpj.multiprocessing.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.Effort;
import mpj.multiprocessing.Task;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.Trace;
import mpj.multiprocessing.trace.TraceListener;

/**
 * Children that all do the same without end, of which one after the other is killed at a random
 * moment, and replaced. What a victim did last tells in which state it was killed; what the others
 * do next tells that they were not held up.
 */
final class Herd implements TraceListener {
  /** Deadlines of behaviour, doubled for a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int SIZE = 4;
  private static final int MOST_ROUNDS = 900; // a watched process keeps its slot of the table
  private static final long LONGEST_MOMENT_NANOS = 8_000_000;

  private final String what;
  private final Task work;
  private final long seed = Effort.seed();
  private final Random random = new Random(seed);
  private final List<ChildProcess> herd = new ArrayList<>();
  private final Map<Long, Event> last = new ConcurrentHashMap<>();
  private final Map<Long, Event> beginning = new ConcurrentHashMap<>();
  private final Map<Long, Event> ended = new ConcurrentHashMap<>();
  private volatile EventKind progress;
  private volatile Event latestProgress;

  Herd(String what, Task work) {
    this.what = what;
    this.work = work;
  }

  /** What the main process has to do before the others can go on. */
  interface Action {
    void act() throws Exception;
  }

  /**
   * Kills until so many victims were in one state.
   *
   * @param state what such a victim did last
   * @param next what another must do after each death
   * @param afterDeath what is done once after each death
   * @param again what is done then until another goes on: they may all have been booting before
   */
  void hunt(int kills, EventKind state, EventKind next, Action afterDeath, Action again)
      throws Exception {
    System.out.println("stress=" + what + " seed=" + seed);
    progress = next;
    int counted = 0;
    int rounds = 0;
    long slowest = 0;
    try (Trace trace = Trace.start(this)) {
      while (herd.size() < SIZE) {
        add();
      }
      for (; counted < kills; rounds++) {
        assertThat(rounds).as("kills, of which %d in the state", counted).isLessThan(MOST_ROUNDS);
        ChildProcess victim = herd.remove(random.nextInt(SIZE));
        await("the first event of " + victim, () -> last.containsKey(victim.pid()));
        LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT_NANOS));
        long killed = kill(victim);
        counted += last.get(victim.pid()).kind() == state ? 1 : 0;
        afterDeath.act();
        await(
            "progress after " + victim + ", which did " + last.get(victim.pid()),
            () -> hasProgressed(killed),
            again);
        slowest = Math.max(slowest, latestProgress.nanos() - killed);
        add();
      }
      herd.forEach(ChildProcess::terminate);
      for (ChildProcess child : herd) {
        assertThat(child.join(PATIENCE)).as("end of %s", child).isTrue();
      }
      assertThat(trace.dropped()).isZero();
    }
    System.out.printf(
        "stress=%s kills=%d inState=%d slowestProgressMs=%.1f%n",
        what, rounds, counted, slowest / 1e6);
  }

  private void add() {
    ChildProcess child = new ChildProcess(work);
    child.start();
    herd.add(child);
  }

  private long kill(ChildProcess victim) throws Exception {
    long killed = System.nanoTime();
    victim.kill();
    assertThat(victim.join(PATIENCE)).as("end of %s", victim).isTrue();
    assertThat(victim.exitCode()).hasValue(-9);
    await("the news of the end of " + victim, () -> ended.containsKey(victim.pid()));
    return killed;
  }

  private boolean hasProgressed(long since) {
    return latestProgress != null && latestProgress.nanos() > since;
  }

  static void await(String what, BooleanSupplier condition) throws Exception {
    await(what, condition, () -> {});
  }

  private static void await(String what, BooleanSupplier condition, Action meanwhile)
      throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      meanwhile.act();
      assertThat(System.nanoTime()).as("waited too long: %s", what).isLessThan(until);
      LockSupport.parkNanos(200_000);
    }
  }

  @Override
  public void event(Event event) {
    EventKind kind = event.kind();
    if (kind == EventKind.PROCESS_ENDED) {
      ended.put(event.process().pid(), event);
    } else if (!event.object().isEmpty()
        && event.process().pid() != ProcessHandle.current().pid()) {
      note(event);
      if (kind == progress
          && (latestProgress == null || !ended.containsKey(event.process().pid()))) {
        latestProgress = event;
      }
    }
  }

  /** Who begins to wait for a condition still has its lock: it waits once it has given that up. */
  private void note(Event event) {
    long pid = event.process().pid();
    Event waiting = beginning.remove(pid);
    if (event.kind() == EventKind.CONDITION_WAITING) {
      beginning.put(pid, event);
    } else {
      boolean waits = waiting != null && event.kind() == EventKind.LOCK_RELEASED;
      last.put(pid, waits ? waiting : event);
    }
  }

  @Override
  public void line(OutputLine line) {
    throw new AssertionError("nobody prints here: " + line);
  }
}
