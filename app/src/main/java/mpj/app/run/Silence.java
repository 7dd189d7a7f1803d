package mpj.app.run;

import java.util.List;

/**
 * No line has come for a while, and the run goes on.
 *
 * @param elapsedNanos since the run began
 * @param silentNanos since the newest line
 * @param phrases who waits for what just now, each as one would say it; may be empty
 */
public record Silence(long elapsedNanos, long silentNanos, List<String> phrases) {
  /** Copies the list. */
  public Silence {
    phrases = List.copyOf(phrases);
  }
}
