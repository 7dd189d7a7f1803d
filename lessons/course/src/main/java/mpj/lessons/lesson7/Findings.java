package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.Lifetimes;
import mpj.lessons.Recording;
import mpj.multiprocessing.trace.OutputLine;

/** Gathers what a run failed to show: a sentence for each thing that was to be seen and was not. */
final class Findings {
  private final List<String> problems = new ArrayList<>();

  /** Begins with the children that have not ended with exit code 0, and with who served. */
  Findings(Recording recording) {
    problems.addAll(Lifetimes.failures(recording.children()));
    requireEqual("servers that answered calls", 1, Calls.of(recording).servers().size());
  }

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

  /** Returns the sentences. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Returns what follows these first words of a line; of the first such line. */
  static String said(Recording recording, String start) {
    return recording.lines(start).stream()
        .map(line -> rest(line, start))
        .findFirst()
        .orElse("nothing");
  }

  /** Returns what follows the first words of a line. */
  static String rest(OutputLine line, String start) {
    return line.text().substring(start.length());
  }
}
