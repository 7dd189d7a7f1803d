package mpj.lessons.exercise;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds the answers of the quiz against what running the programs showed. */
final class ChooseJudge implements Judge {
  private static final double HALF = 0.5;

  @Override
  public Optional<Failing> judge(Attempt attempt) {
    Map<String, Object> answers = new HashMap<>();
    if (attempt.result() instanceof List<?> list) {
      list.forEach(one -> answers.put(String.valueOf(Returned.component(one, "program")), one));
    }
    for (Measured measured : attempt.measured()) {
      Object answer = answers.get(measured.program());
      String bound = word(answer, "bound");
      String means = word(answer, "means");
      if (bound.isEmpty() || means.isEmpty()) {
        return Judge.fails(
            "missing", "There is no whole answer for " + measured.program() + " yet.");
      }
      Optional<Failing> wrong = wrong(measured, bound, means);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private static String word(Object answer, String component) {
    Object value = answer == null ? null : Returned.component(answer, component);
    return value == null ? "" : value.toString();
  }

  private static Optional<Failing> wrong(Measured measured, String bound, String means) {
    if (measured.takesAll()) {
      return means.equals("PROCESSES")
          ? Optional.empty()
          : Judge.fails(
              "wrong-means",
              "Of two "
                  + measured.program()
                  + " that ran as threads of one process, one crashed, and the other never came to"
                  + " its end. Of two that ran as processes, one crashed, and the other did its"
                  + " work.");
    }
    String right = measured.cpuShare() > HALF ? "CPU" : "IO";
    if (!bound.equals(right)) {
      return Judge.fails(
          "wrong-bound",
          String.format(
              Locale.ROOT,
              "%s computed for %.0f %% of its time; the rest it waited.",
              measured.program(),
              100 * measured.cpuShare()));
    }
    boolean waits = right.equals("IO");
    return waits && means.equals("PROCESSES")
        ? Judge.fails(
            "wrong-means",
            "Four "
                + measured.program()
                + " at once took "
                + measured.threadsMillis()
                + " ms by threads and "
                + measured.processesMillis()
                + " ms by processes: those who only wait need no heap and no boot of their own,"
                + " least of all hundreds of them.")
        : Optional.empty();
  }
}
