package mpj.app.exercise.host;

import java.util.List;
import java.util.Optional;
import mpj.lessons.exercise.Failing;

/**
 * What came of one run. Texts that a program can make as long as it likes are cut.
 *
 * @param millis how long it took
 * @param failing why it is not right; empty if it is
 * @param output what the program printed, the last lines of it
 * @param drawing its timeline, ready for the terminal; empty if there is none
 */
public record Outcome(
    long millis, Optional<Failing> failing, List<String> output, List<String> drawing) {
  private static final int LONGEST_SENTENCE = 1_500;
  private static final int LONGEST_LINE = 400;

  /** Copies the lists. */
  public Outcome {
    failing = failing.map(why -> new Failing(why.reason(), cut(why.sentence(), LONGEST_SENTENCE)));
    output = output.stream().map(line -> cut(line, LONGEST_LINE)).toList();
    drawing = List.copyOf(drawing);
  }

  /** Returns one of which nothing is known but why it failed. */
  public static Outcome failed(String reason, String sentence) {
    return new Outcome(0, Optional.of(new Failing(reason, sentence)), List.of(), List.of());
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "… (and " + (text.length() - end) + " more characters)";
  }
}
