package mpj.lessons.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A demo as the course lists it.
 *
 * @param name one word, {@code lock}; unique in its lesson
 * @param lesson the number of its lesson
 * @param shows one phrase that says what it shows
 * @param settings the numbers a learner may change
 * @param demo makes the demo
 * @param notes makes the notes on one run
 * @param source the resource that holds the demo's source, without a leading slash
 * @param trials makes what counts its outcomes, if it has outcomes to count
 */
public record DemoEntry(
    String name,
    int lesson,
    String shows,
    List<Setting> settings,
    Supplier<Demo> demo,
    Function<Stage, Notes> notes,
    String source,
    Optional<Supplier<Trials>> trials) {
  /** Copies the list of settings. */
  public DemoEntry {
    settings = List.copyOf(settings);
  }

  /** Creates one without outcomes to count. */
  public DemoEntry(
      String name,
      int lesson,
      String shows,
      List<Setting> settings,
      Supplier<Demo> demo,
      Function<Stage, Notes> notes,
      String source) {
    this(name, lesson, shows, settings, demo, notes, source, Optional.empty());
  }

  /** Returns the same demo with outcomes to count. */
  public DemoEntry with(Supplier<Trials> counted) {
    return new DemoEntry(name, lesson, shows, settings, demo, notes, source, Optional.of(counted));
  }

  /** Returns what is said before and after it, if that has been written. */
  public Optional<Teaching> teaching() {
    return Teaching.of(lesson, name);
  }
}
