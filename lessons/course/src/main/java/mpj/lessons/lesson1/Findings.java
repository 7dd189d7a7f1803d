package mpj.lessons.lesson1;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.Lifetimes;
import mpj.multiprocessing.trace.ProcessRecord;

/** Gathers what a run failed to show: a sentence for each thing that was to be seen and was not. */
final class Findings {
  private final List<String> problems = new ArrayList<>();

  /** This was seen; the sentence says what was wrong otherwise. */
  Findings require(boolean seen, String otherwise) {
    if (!seen) {
      problems.add(otherwise);
    }
    return this;
  }

  /** This is what was found; the words say what it was to be. */
  <T> Findings requireEqual(String what, T expected, T found) {
    return require(
        expected.equals(found),
        "Not as expected: " + what + "; expected=" + expected + " found=" + found + ".");
  }

  /** These processes have ended with exit code 0. */
  Findings requireGoodEnds(List<ProcessRecord> processes) {
    problems.addAll(Lifetimes.failures(processes));
    return this;
  }

  List<String> problems() {
    return problems;
  }

  /** Tells whether the numbers go down to 1, one by one. */
  static boolean isCountdown(List<String> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.get(i).equals(String.valueOf(numbers.size() - i))) {
        return false;
      }
    }
    return !numbers.isEmpty();
  }
}
