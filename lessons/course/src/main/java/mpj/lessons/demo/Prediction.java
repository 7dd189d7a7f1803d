package mpj.lessons.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something to be predicted before a run, and what came of it.
 *
 * @param question one sentence
 * @param choices the possible answers; empty where a number is asked for
 * @param outcome gives the right answer once the run is over: one of the choices, or a number;
 *     empty if the run did not come so far
 */
public record Prediction(
    String question, List<String> choices, Supplier<Optional<String>> outcome) {
  /** Copies the list. */
  public Prediction {
    choices = List.copyOf(choices);
  }
}
