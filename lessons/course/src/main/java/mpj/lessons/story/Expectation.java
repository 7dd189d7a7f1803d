package mpj.lessons.story;

import java.util.List;
import java.util.function.Supplier;

/** Something that a run is to show. It is asked when the run is over. */
@FunctionalInterface
public interface Expectation {
  /** Returns a sentence for each thing that was not so; empty if all was. */
  List<String> problems();

  /**
   * Returns the expectation that two things are equal.
   *
   * @param what a few words that say what is found
   */
  static <T> Expectation equal(String what, Supplier<T> expected, Supplier<T> found) {
    return () -> {
      T wanted = expected.get();
      T got = found.get();
      return wanted.equals(got)
          ? List.of()
          : List.of("Not as expected: " + what + "; expected=" + wanted + " found=" + got + ".");
    };
  }
}
