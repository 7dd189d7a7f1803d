package mpj.lessons.lesson2;

import java.util.List;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/**
 * Says how long each line was on its way from being printed to its arrival. The demo's clock, which
 * counts milliseconds, is set by the line that came soonest after it was printed: until another one
 * came sooner, that is the first.
 */
final class FlushNotes extends Notes {
  private static final String PRINTED = "printed at {} ms: {}";
  private static final String ALWAYS = "flush-always";
  private static final String ONCE = "flush-once";
  private static final String NEVER = "flush-never";
  private static final long MILLI = 1_000_000L;
  private static final long COARSE_NANOS = 2 * MILLI; // two readings of a clock of milliseconds

  FlushNotes(Stage stage) {
    super(stage);
    note(PRINTED, this::late);
    expect(childrenNumber(3), childrenEndWell());
    expect(
        () -> of(ALWAYS).size() > 1,
        () -> "With a flush each time, lines are missing: " + texts(ALWAYS) + ".");
    expect(this::eachBeforeTheNext, () -> "With a flush each time, a line came late.");
    expect(
        () -> texts(ONCE).equals(texts(ALWAYS)),
        () -> "With one flush, other lines came than with a flush each time: " + texts(ONCE) + ".");
    expect(this::allAfterTheLast, () -> "Before the one flush, a line came already.");
    expect(() -> of(NEVER).isEmpty(), () -> "Without a flush, lines came: " + texts(NEVER) + ".");
    predict(
        "Three children print "
            + setting("lines")
            + " lines each into a buffer. One flushes it after each line, one at the end, and one"
            + " never. How many lines of the one that never flushes arrive?",
        () -> of(NEVER).size());
    seen(this::debrief);
  }

  private List<Said> of(String child) {
    return run().said(child, PRINTED);
  }

  private List<String> texts(String child) {
    return of(child).stream().map(said -> said.word(1)).toList();
  }

  /** When the demo's clock was at zero, if this line needed no time to arrive. */
  private static long zero(Said said) {
    return said.nanos() - said.number(0) * MILLI;
  }

  /** When the demo's clock was at zero, by {@link System#nanoTime()}, as far as is known. */
  private long zero() {
    List<Said> all = run().said(PRINTED);
    long first = zero(all.getFirst());
    return first + all.stream().mapToLong(said -> zero(said) - first).min().orElse(0);
  }

  private long printedNanos(Said said) {
    return zero() + said.number(0) * MILLI;
  }

  /** How long a line was on its way; 0 where the clocks are too coarse to tell. */
  private long lateNanos(Said said) {
    return Math.max(0, said.nanos() - printedNanos(said));
  }

  /** The first line sets the clock. */
  private String late(Said said) {
    return run().said(PRINTED).size() == 1
        ? null
        : "arrived " + Wording.time(lateNanos(said)) + " later";
  }

  private boolean eachBeforeTheNext() {
    List<Said> lines = of(ALWAYS);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i - 1).nanos() > printedNanos(lines.get(i)) + COARSE_NANOS) {
        return false;
      }
    }
    return true;
  }

  private boolean allAfterTheLast() {
    List<Said> lines = of(ONCE);
    return lines.stream()
        .allMatch(line -> line.nanos() >= printedNanos(lines.getLast()) - COARSE_NANOS);
  }

  private String debrief() {
    return "With a flush each time, "
        + came(of(ALWAYS))
        + ". With one flush at the end, "
        + came(of(ONCE))
        + ", all together. Without any, "
        + came(of(NEVER))
        + ": what is in a buffer when its process ends is lost.";
  }

  private String came(List<Said> lines) {
    if (lines.isEmpty()) {
      return "no line came";
    }
    long latest = lines.stream().mapToLong(this::lateNanos).max().orElse(0);
    return Wording.count(lines.size(), "line") + " came, at most " + Wording.time(latest) + " late";
  }
}
