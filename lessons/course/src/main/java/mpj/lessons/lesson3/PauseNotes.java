package mpj.lessons.lesson3;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.EventKind;

/** Measures the silence of a paused process, and sees that nothing of it was taken away. */
final class PauseNotes extends Notes {
  private static final String TICK = "tick ";
  private static final String PAUSED = "paused the clock";
  private static final String RESUMES = "resumes the clock";
  private static final String ALIVE = "{}, isAlive=true";
  private static final String FREE = "the lock that the clock holds is free: {}";

  PauseNotes(Stage stage) {
    super(stage);
    note(TICK, this::tick);
    note(PAUSED, _ -> "from here on it gets no processor time");
    note(ALIVE, _ -> meanwhile() == 0 ? "not a tick, and alive all the same" : null);
    note(FREE, said -> isFree(said) ? null : "what a paused process holds, it keeps");
    expect(ends("clock", 0));
    expect(this::isPausedAndResumed, () -> "The clock was not paused and resumed.");
    expectOfPause(
        () -> meanwhile() == 0,
        () -> "The clock ticked while it was paused: ticks=" + meanwhile() + ".");
    expectOfPause(
        () -> ticksUntil(run().first(PAUSED)) > 0,
        () -> "The clock did not tick before the pause.");
    expectOfPause(
        () -> ticksUntil(Optional.empty()) > ticksUntil(run().first(RESUMES)),
        () -> "The clock did not tick after the pause.");
    expectOfPause(
        () -> run().first(ALIVE).isPresent(), () -> "The paused clock was taken for dead.");
    expectOfPause(
        () -> run().said(FREE).stream().anyMatch(said -> !isFree(said)),
        () -> "The lock of the paused clock was given to another.");
    expectOfPause(
        () -> run().events(EventKind.LOCK_FREED).isEmpty(),
        () -> "A lock was freed, and nobody had died.");
    predict(
        "A clock is stopped for "
            + setting("millis")
            + " ms while it holds a lock. Main tries to take the lock meanwhile. Does main get it?",
        List.of("yes", "no"),
        () -> run().last(FREE).map(said -> isFree(said) ? "yes" : "no"));
    seen(this::debrief);
  }

  private static boolean isFree(Said said) {
    return said.word(0).equals("true");
  }

  private boolean isPausedAndResumed() {
    return run().first(PAUSED).isPresent() && run().first(RESUMES).isPresent();
  }

  private void expectOfPause(BooleanSupplier shown, Supplier<String> otherwise) {
    expect(() -> !isPausedAndResumed() || shown.getAsBoolean(), otherwise);
  }

  /** Returns how many ticks came before this line; all if there is none. */
  private long ticksUntil(Optional<Said> line) {
    return run().said(TICK).stream()
        .filter(tick -> line.isEmpty() || tick.nanos() - line.get().nanos() < 0)
        .count();
  }

  /** Returns how many ticks came between the pause and its end. */
  private long meanwhile() {
    return ticksUntil(run().first(RESUMES)) - ticksUntil(run().first(PAUSED));
  }

  /** The first tick after the pause ends the silence. */
  private String tick(Said said) {
    List<Said> ticks = run().said(TICK);
    long before = ticksUntil(run().first(RESUMES));
    boolean isFirst = before > 0 && ticks.size() == before + 1;
    return isFirst
        ? "the tick before was "
            + Wording.time(said.nanos() - ticks.get(ticks.size() - 2).nanos())
            + " ago"
        : null;
  }

  private String debrief() {
    List<Said> ticks = run().said(TICK);
    long longest = 0;
    for (int i = 1; i < ticks.size(); i++) {
      longest = Math.max(longest, ticks.get(i).nanos() - ticks.get(i - 1).nanos());
    }
    return Wording.count(ticks.size(), "tick")
        + ", none of them lost, and one silence of "
        + Wording.time(longest)
        + ". While it was stopped the child was alive, kept its lock, and knew nothing of it.";
  }
}
