package mpj.lessons.lesson1;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.lesson1.FourWays.Way;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Compares the four ways to compute, and says why the third gains nothing. */
final class CpuBoundNotes extends Notes {
  private static final String HANDED_ON = "the lock was handed on {} times";
  private static final List<String> ASKED =
      List.of(FourWays.THREADS, FourWays.LOCKED, FourWays.PROCESSES);

  /** A lock lets one thread compute at a time. What it gains beyond this was gained elsewhere. */
  private static final double MOST_LOCKED = 1.3;

  /** Threads that gain less than this did not get a core each. */
  private static final double LEAST_FREE = 1.2;

  private final FourWays ways = new FourWays(run(), "primes");

  CpuBoundNotes(Stage stage) {
    super(stage);
    note(HANDED_ON, _ -> "whoever did not have it waited: one thread computed at a time");
    note(ways.form(FourWays.SERIAL), _ -> "one after the other, by one core");
    note(ways.form(FourWays.AGAIN), this::again);
    note(ways.form(FourWays.THREADS), said -> than(said, FourWays.THREADS, ""));
    note(ways.form(FourWays.LOCKED), said -> than(said, FourWays.LOCKED, ""));
    note(
        ways.form(FourWays.PROCESSES),
        said -> than(said, FourWays.PROCESSES, ", the boot of their JVMs included"));
    expect(ways.comeToTheSame(), childrenEndWell());
    expect(() -> handedOn() > 0, () -> "The lock was never handed on.");
    expect(
        () -> Lives.mostAtOnce(children()) > 1,
        () -> "The processes did not run at the same time.");
    predict(
        setting("workers")
            + " workers count the primes below "
            + setting("thousands")
            + " thousand. Which workers take least time: threads, threads under one lock,"
            + " processes?",
        ASKED,
        () -> ways.fastest(ASKED));
    seen(this::debrief);
  }

  private String than(Said said, String name, String more) {
    return ways.way(FourWays.SERIAL)
        .map(serial -> FourWays.read(name, said).against(serial) + more)
        .orElse(null);
  }

  private String again(Said said) {
    long first = run().first(ways.form(FourWays.SERIAL)).map(one -> one.number(0)).orElse(0L);
    return said.number(0) < first
        ? "quicker than the first time: this is what the others are measured by in the end"
        : "not quicker than the first time: nothing disturbed that one";
  }

  /** Returns how many times as fast as serial a way was, 1 if one of them was not measured. */
  private double gain(String name) {
    return ways.way(name).flatMap(way -> ways.way(FourWays.SERIAL).map(way::gain)).orElse(1.0);
  }

  private long handedOn() {
    return run().said(HANDED_ON).stream().mapToLong(said -> said.number(0)).sum();
  }

  private String debrief() {
    Way serial = ways.measured(FourWays.SERIAL);
    return "The same job took: "
        + ways.times()
        + ". Measured by serial (the quicker of two times), the threads were "
        + ways.measured(FourWays.THREADS).against(serial)
        + ", with "
        + Wording.count(Runtime.getRuntime().availableProcessors(), "core")
        + " to run on; under one lock "
        + ways.measured(FourWays.LOCKED).against(serial)
        + " (it was handed on "
        + Wording.count(handedOn(), "time")
        + ", and who did not have it waited); the processes "
        + ways.measured(FourWays.PROCESSES).against(serial)
        + "; it took "
        + Wording.time(Boots.untilAllRan(run()))
        + " until the last of them began."
        + verdict();
  }

  /** The threads of a JVM gain, unless something else has the cores. */
  private String verdict() {
    if (gain(FourWays.LOCKED) > MOST_LOCKED) {
      return " That the locked threads gained does not come from the lock, which lets one of them"
          + " compute at a time: something else had the cores while serial was measured. Try again"
          + " when nothing else is at work.";
    }
    if (gain(FourWays.THREADS) < LEAST_FREE) {
      return " That the threads gained so little means that they did not get a core each: try again"
          + " when nothing else is at work.";
    }
    return gain(FourWays.PROCESSES) < 1
        ? " The processes lost: the job is so short that their boot takes longer than what they"
            + " save. A JVM has no such lock: here processes are for other things than speed."
        : " A JVM has no such lock: here processes are for other things than speed.";
  }
}
