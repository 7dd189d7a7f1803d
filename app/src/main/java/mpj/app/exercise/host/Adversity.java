package mpj.app.exercise.host;

import java.util.List;
import mpj.lessons.exercise.Exercise;

/**
 * How hard a run is made for a program, so that luck does not pass.
 *
 * @param delayMicros how long processes are held at each gate, on average; 0: not at all
 * @param lateMillis how long one of the first two children is held besides, once
 */
public record Adversity(int delayMicros, int lateMillis) {
  /** The program runs as it would by itself. */
  public static final Adversity NONE = new Adversity(0, 0);

  /** Processes are held for moments. */
  public static final Adversity MILD = new Adversity(50, 0);

  /** Longer ones, and one child comes so late that hardly anybody would sleep for it. */
  public static final Adversity HARSH = new Adversity(200, 2_000);

  /** Returns what a check puts an exercise through, the easiest first. */
  public static List<Adversity> all(Exercise exercise) {
    return switch (exercise.kind()) {
      case QUIZ -> List.of(NONE);
      case TIMED -> List.of(NONE, MILD, HARSH.punctual()); // held against measured times
      case COMPLETE -> List.of(NONE, MILD, HARSH);
    };
  }

  private Adversity punctual() {
    return new Adversity(delayMicros, 0);
  }
}
