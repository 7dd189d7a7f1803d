package mpj.lessons;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A demo as the course lists it.
 *
 * @param name one word, {@code lock}; unique in its lesson
 * @param lesson the number of its lesson
 * @param shows one phrase that says what it shows
 * @param settings the numbers a learner may change
 * @param demo makes the demo
 * @param commentary makes the commentary on one run
 * @param source the resource that holds the demo's source, without a leading slash
 */
public record DemoEntry(
    String name,
    int lesson,
    String shows,
    List<Setting> settings,
    Supplier<Demo> demo,
    Supplier<Commentary> commentary,
    String source) {
  /** Copies the list of settings. */
  public DemoEntry {
    settings = List.copyOf(settings);
  }

  /** Returns what is said before and after it, if that has been written. */
  public Optional<Teaching> teaching() {
    return Teaching.of(lesson, name);
  }
}
