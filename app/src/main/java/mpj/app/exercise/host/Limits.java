package mpj.app.exercise.host;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mpj.app.process.GivenTime;
import mpj.lessons.exercise.Failing;

/** Ends this JVM, and by that all processes of the program, when it goes beyond its limits. */
final class Limits {
  static final int BROKEN = 3;

  /** How long a program may take, not counting the time that others took from it. */
  static final long TIME_MILLIS = 30_000;

  /** How long it may take in any case, on the busiest of machines. */
  static final long MOST_MILLIS = 10 * TIME_MILLIS;

  private static final int PROCESSES = 64;

  /** Nor is the library let go beyond that by more than what starts between two looks. */
  static final int MOST_PROCESSES = 96;

  /** How many ended processes may be left that nobody waits for: each keeps its number. */
  private static final int ENDED = 512;

  private static final long TURN_MILLIS = 100;

  private final Consumer<Outcome> report;
  private long since;
  private GivenTime time = new GivenTime();
  private boolean running;

  Limits(Consumer<Outcome> report) {
    this.report = report;
  }

  void watch() {
    Thread.ofPlatform().name("limits").daemon().start(this::look);
  }

  synchronized void begins() {
    since = System.nanoTime();
    time = new GivenTime();
    running = true;
  }

  synchronized void ended() {
    running = false;
  }

  private void look() {
    while (true) {
      try {
        Thread.sleep(TURN_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
      check();
    }
  }

  private synchronized void check() {
    if (!running) {
      return;
    }
    long millis = (System.nanoTime() - since) / 1_000_000;
    List<ProcessHandle> all = Descendants.all(Set.of());
    List<Long> pids = all.stream().filter(Descendants::isAlive).map(ProcessHandle::pid).toList();
    int processes = pids.size();
    int ended = all.size() - processes;
    time.look(Stream.concat(Stream.of(ProcessHandle.current().pid()), pids.stream()).toList());
    if (processes > PROCESSES) {
      end(
          Failing.TOO_MANY_PROCESSES,
          processes + " processes lived at once, of at most " + PROCESSES + ": all were ended.");
    } else if (ended > ENDED) {
      end(
          Failing.TOO_MANY_PROCESSES,
          ended
              + " processes have ended and nobody has waited for them, of at most "
              + ENDED
              + ".");
    } else if (time.nanos() / 1_000_000 > TIME_MILLIS || millis > MOST_MILLIS) {
      end(
          "too-long",
          "The program ran for more than "
              + (millis > MOST_MILLIS ? MOST_MILLIS : TIME_MILLIS) / 1000
              + " s, and was ended with all its processes.");
    }
  }

  private void end(String reason, String sentence) {
    report.accept(Outcome.failed(reason, sentence));
    Descendants.end(Set.of());
    Runtime.getRuntime().halt(BROKEN);
  }
}
