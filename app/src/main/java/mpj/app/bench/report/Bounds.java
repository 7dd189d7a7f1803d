package mpj.app.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.series.Scale;

/** What bounds a subject, in words that follow from where its processes spent their time. */
public final class Bounds {
  /** A rate below this part of that with a core for each process is a collapse. */
  private static final double COLLAPSE = 0.1;

  private Bounds() {}

  static String of(List<Scale> scales, int cores) {
    return scales.getFirst().subject().nature()
        + " "
        + measured(scales.getLast(), cores)
        + crowded(scales, cores);
  }

  private static String crowded(List<Scale> scales, int cores) {
    return scales.stream().anyMatch(scale -> scale.isCrowdedOut(cores))
        ? " Run it on an idle machine: whether the rate collapses can't be judged here."
        : "";
  }

  private static String measured(Scale most, int cores) {
    if (most.onCore().isEmpty()) {
      return "What the processes waited for is not known on this system.";
    }
    double onCore = most.onCore().getAsDouble();
    double queued = most.waitingForCore().getAsDouble();
    double asleep = most.asleep().getAsDouble();
    String with = "With " + most.processes() + (most.processes() == 1 ? " it is" : " they are");
    if (most.isCrowdedOut(cores)) {
      return with
          + " ready without a core most of the time: other programs, or the compilers of their"
          + " JVMs, have the cores.";
    }
    if (queued >= onCore && queued >= asleep) {
      return with + " ready without a core most of the time: the limit is the number of cores.";
    }
    if (asleep >= onCore) {
      return with
          + " asleep most of the time: the limit is who serves them, and being woken in turn.";
    }
    return with
        + " on a core most of the time: the limit is what an operation costs"
        + (most.processes() > 1 && most.processes() <= cores
            ? ", with the time that words take from core to core."
            : ".");
  }

  /**
   * Where more processes than cores brought the rate down to next to nothing: a sentence. Figures
   * taken while other programs had the cores are no proof of it.
   */
  public static Optional<String> collapse(List<Scale> scales, int cores) {
    int enough = Math.max(2, cores);
    Optional<Scale> base =
        scales.stream()
            .filter(scale -> scale.processes() <= enough)
            .max(Comparator.comparingInt(Scale::processes));
    return base.flatMap(fair ->
        scales.stream()
            .filter(scale -> scale.processes() > fair.processes())
            .filter(scale -> !scale.isCrowdedOut(cores))
            .filter(scale -> scale.rates().median() < COLLAPSE * fair.rates().median())
            .findFirst()
            .map(scale -> collapsed(fair, scale)));
  }

  private static String collapsed(Scale fair, Scale scale) {
    return "The rate collapses: subject="
        + scale.subject().name()
        + " processes="
        + scale.processes()
        + " rate="
        + Numbers.scaled(scale.rates().median())
        + ", less than a tenth of "
        + Numbers.scaled(fair.rates().median())
        + " with "
        + fair.processes()
        + "; run it again on an idle machine, and report it if it stays so.";
  }
}
