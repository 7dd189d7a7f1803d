package mpj.lessons.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mpj.lessons.story.Lives;
import mpj.lessons.story.Recording;
import mpj.multiprocessing.trace.OutputLine;
import mpj.multiprocessing.trace.ProcessRecord;

/** Gathers what a run failed to show: a sentence for each thing that was to be seen and was not. */
public final class Findings {
  private final List<String> problems = new ArrayList<>();

  /** Begins with nothing. */
  public Findings() {}

  /** Begins with the children that have not ended with exit code 0. */
  public Findings(Recording recording) {
    requireGoodEnds(recording.children());
  }

  /** This was seen; the sentence says what was wrong otherwise. */
  public Findings require(boolean seen, String otherwise) {
    return seen ? this : requireNone(List.of(otherwise));
  }

  /** This is what was found; the words say what it was to be. */
  public <T> Findings requireEqual(String what, T expected, T found) {
    return require(
        expected.equals(found),
        "Not as expected: " + what + "; expected=" + expected + " found=" + found + ".");
  }

  /** These processes have ended with exit code 0. */
  public Findings requireGoodEnds(List<ProcessRecord> processes) {
    return requireNone(Lives.failures(processes));
  }

  /** None of this went wrong, a sentence each. */
  public Findings requireNone(List<String> wrong) {
    problems.addAll(wrong);
    return this;
  }

  /** Returns the sentences. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Returns what follows these first words of a line; of the first such line. */
  public static String said(Recording recording, String start) {
    return recording.lines(start).stream()
        .map(line -> rest(line, start))
        .findFirst()
        .orElse("nothing");
  }

  /** Returns what follows these first words of a line of this process; of the first such line. */
  public static Optional<String> said(Recording recording, String name, String start) {
    return recording.lines(start).stream()
        .filter(line -> line.process().name().equals(name))
        .map(line -> rest(line, start))
        .findFirst();
  }

  /** Returns what follows the first words of a line. */
  public static String rest(OutputLine line, String start) {
    return line.text().substring(start.length());
  }
}
