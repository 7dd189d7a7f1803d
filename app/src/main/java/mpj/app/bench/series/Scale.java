package mpj.app.bench.series;

import java.util.OptionalDouble;
import mpj.app.bench.figure.Sample;
import mpj.app.bench.primitive.Load;
import mpj.app.bench.primitive.Subject;

/**
 * What a subject does with so many processes.
 *
 * @param rates operations a second, one value a run
 * @param onCore the part of their time that the processes were on a core, if it is known
 * @param waitingForCore the part that they were ready to run, but had none
 */
public record Scale(
    Subject subject,
    int processes,
    Sample rates,
    OptionalDouble onCore,
    OptionalDouble waitingForCore) {

  /** The part of their time that they slept, until someone woke them. */
  public OptionalDouble asleep() {
    return onCore.isEmpty()
        ? onCore
        : OptionalDouble.of(Math.max(0, 1 - onCore.getAsDouble() - waitingForCore.getAsDouble()));
  }

  /**
   * Whether other programs had most of the cores: these processes were ready most of the time, and
   * yet did not get a third of the cores that they could have used.
   */
  public boolean isCrowdedOut(int cores) {
    double used = onCore.orElse(1) * processes;
    return waitingForCore.orElse(0) > 0.5 && used < Math.min(processes, cores) / 3.0;
  }

  /** Is told of each run, from 1, before it begins. */
  @FunctionalInterface
  public interface Watcher {
    /** The run of that number. */
    void run(int number);
  }

  /** Measures it. */
  public static Scale measure(Subject subject, int processes, int repeats, Watcher watcher)
      throws Exception {
    var rates = new Sample();
    var onCore = new Sample();
    var queued = new Sample();
    try (Subject.Session session = subject.opening().open(processes)) {
      for (int number = 1; number <= repeats; number++) {
        watcher.run(number);
        Load load = session.run();
        rates.add(load.rate());
        load.onCore().ifPresent(onCore::add);
        load.waitingForCore().ifPresent(queued::add);
      }
    }
    return new Scale(subject, processes, rates, median(onCore), median(queued));
  }

  private static OptionalDouble median(Sample sample) {
    return sample.runs() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sample.median());
  }
}
