package mpj.lessons.exercise;

import java.util.Locale;
import java.util.Optional;
import mpj.multiprocessing.trace.ProcessRecord;

/** Holds the learner's two times against those of the run. */
final class TimesJudge implements Judge {
  private static final int TASKS = 6;
  private static final double MILLI = 1e6;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    Object times = attempt.result();
    if (times == null) {
      return Judge.fails("nothing-returned", "measure() returned no times yet.");
    }
    if (attempt.children().size() < TASKS) {
      return Judge.fails(
          "too-few-processes",
          String.format(
              Locale.ROOT,
              "There are %d tasks, and %d were started as processes: one for each is asked for.",
              TASKS,
              attempt.children().size()));
    }
    if (attempt.isOneAfterAnother()) {
      return Judge.fails(
          "one-after-another",
          "No two children lived at the same time: each was joined before the next was started.");
    }
    if (attempt.leftChildren()) {
      return Judge.fails(
          "wrong-parallel", "When measure() returned, children were still at work: join them all.");
    }
    if (attempt.callsOfMain() > 0 && attempt.callsOfChildren() < TASKS) {
      return Judge.fails(
          "main-computes",
          String.format(
                  Locale.ROOT,
                  "The children called task() %d times, the main process %d times: each child is to"
                      + " call it itself.",
                  attempt.callsOfChildren(),
                  attempt.callsOfMain())
              + " What stands before the lambda () -> ... runs in the process that starts the"
              + " child.");
    }
    return figures(attempt, times);
  }

  private static Optional<Failing> figures(Attempt attempt, Object times) {
    double span = span(attempt);
    double elapsed = (attempt.endNanos() - attempt.startNanos()) / MILLI;
    double rest = elapsed - span;
    double serial = Returned.number(times, "serial");
    double parallel = Returned.number(times, "parallel");
    if (!(parallel >= 0.85 * span - 40 && parallel <= 1.1 * span + 0.5 * rest + 40)) {
      return wrong("parallel", "the children took", parallel, span);
    }
    if (!(serial >= 0.5 * rest - 80 && serial <= elapsed - 0.85 * span + 40)) {
      return wrong("serial", "what was done beside them took at most", serial, rest);
    }
    double difference = Returned.number(times, "difference");
    if (!(Math.abs(difference - (serial - parallel)) <= 2)) {
      return Judge.fails("wrong-difference", "The difference is not serial minus parallel.");
    }
    double right = serial / Math.max(1, parallel);
    double ratio = Returned.number(times, "ratio");
    return Math.abs(ratio - right) <= 0.03 * right + 0.01
        ? Optional.empty()
        : Judge.fails(
            "wrong-ratio",
            String.format(
                Locale.ROOT,
                "The ratio is serial / parallel = %.0f / %.0f = %.2f, and %.2f was returned.",
                serial,
                parallel,
                right,
                ratio));
  }

  private static Optional<Failing> wrong(String which, String what, double said, double was) {
    return Judge.fails(
        "wrong-" + which,
        String.format(
            Locale.ROOT,
            "%s is said to be %.0f ms; measured from outside, %s %.0f ms.",
            which,
            said,
            what,
            was));
  }

  /** From the first start of a child to the last end of one. */
  private static double span(Attempt attempt) {
    long first = attempt.children().getFirst().startNanos();
    long last = first;
    for (ProcessRecord child : attempt.children()) {
      last = Math.max(last, child.endNanos());
    }
    return (last - first) / MILLI;
  }
}
