package mpj.app.exercise.host;

/**
 * One run to do.
 *
 * @param exercise the exercise's name
 * @param className the program's class
 * @param entry the method to call
 * @param adversity how hard it is made
 * @param seed where the random delays start
 */
public record Job(String exercise, String className, String entry, Adversity adversity, int seed) {
  private static final String SEPARATOR = ":";

  /** Returns the same run, made so hard. */
  public Job under(Adversity other) {
    return new Job(exercise, className, entry, other, seed);
  }

  /** Returns it as an argument of a command line. */
  String argument() {
    return String.join(
        SEPARATOR,
        exercise,
        className,
        entry,
        Integer.toString(adversity.delayMicros()),
        Integer.toString(adversity.lateMillis()),
        Integer.toString(seed));
  }

  static Job of(String argument) {
    String[] parts = argument.split(SEPARATOR, -1);
    return new Job(
        parts[0],
        parts[1],
        parts[2],
        new Adversity(Integer.parseInt(parts[3]), Integer.parseInt(parts[4])),
        Integer.parseInt(parts[5]));
  }
}
