package mpj.app.export;

import java.util.List;
import mpj.app.odds.Tally;

/**
 * How the rounds of one demo came out.
 *
 * @param demo its name
 * @param origin how to play them so again
 * @param round what is done in a round
 * @param times how often each way was to be played
 * @param tally how often each outcome came
 * @param problems what went wrong, a sentence each
 */
public record OddsDocument(
    String demo, RunOrigin origin, String round, int times, Tally tally, List<String> problems) {
  /** Copies the list. */
  public OddsDocument {
    problems = List.copyOf(problems);
  }
}
