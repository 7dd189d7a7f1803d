package mpj.lessons.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mpj.lessons.story.Recording;

/**
 * Something to be predicted before a run, and what came of it.
 *
 * @param question one sentence
 * @param choices the possible answers; empty where a number is asked for
 * @param outcome reads the right answer from the run: one of the choices, or a number; empty if the
 *     run did not come so far
 */
public record Prediction(
    String question, List<String> choices, Function<Recording, Optional<String>> outcome) {
  /** Copies the list. */
  public Prediction {
    choices = List.copyOf(choices);
  }

  /** Asks for one of several answers. */
  public static Prediction of(
      String question, List<String> choices, Function<Recording, Optional<String>> outcome) {
    return new Prediction(question, choices, outcome);
  }

  /** Asks for a number. */
  public static Prediction number(String question, Function<Recording, Optional<Long>> outcome) {
    return new Prediction(
        question, List.of(), recording -> outcome.apply(recording).map(String::valueOf));
  }
}
