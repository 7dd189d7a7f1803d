package mpj.app.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.fit.Amdahl;

/** What Amdahl's law makes of the times of processes, and how much to believe it. */
final class FitWords {
  private static final double POOR = 0.1;

  private FitWords() {}

  static String of(Optional<Amdahl> fit, int cores) {
    if (fit.isEmpty()) {
      return "Amdahl's law can't be fitted: that takes runs with 2 workers or more, each with a"
          + " core; cores="
          + cores
          + ".";
    }
    Amdahl law = fit.get();
    if (!law.applies()) {
      return "Amdahl's law can't be fitted: it knows work that gains nothing from workers, not work"
          + " that takes longer with them.";
    }
    return "Amdahl's law through "
        + counts(law.counts())
        + ": a serial share of "
        + share(law)
        + limit(law)
        + ". "
        + quality(law);
  }

  private static String counts(List<Integer> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " processes";
  }

  private static String share(Amdahl law) {
    String error =
        law.error().isPresent() ? " +- " + Numbers.plain(100 * law.error().getAsDouble()) : "";
    return Numbers.plain(100 * law.serialShare()) + error + " %";
  }

  private static String limit(Amdahl law) {
    boolean seen = law.serialShare() > law.error().orElse(0);
    return seen && law.limit().isPresent()
        ? ", so at most " + Numbers.plain(law.limit().getAsDouble()) + " times as fast ever"
        : ", which can't be told from none";
  }

  private static String quality(Amdahl law) {
    if (law.counts().size() < 2) {
      return "One number of workers can't show whether the law holds.";
    }
    String off = Numbers.plain(100 * law.worstOff()) + " %";
    return (law.worstOff() > POOR
            ? "It fits badly: a mean is off by " + off
            : "It fits: no mean is off by more than " + off)
        + (law.explained().isPresent()
            ? " (R2 " + Numbers.plain(law.explained().getAsDouble()) + ")."
            : ".");
  }
}
