package mpj.lessons.demo;

/**
 * A number that a learner may change before a demo runs.
 *
 * @param name what it is called, one word, {@code processes}
 * @param standard its value when nobody changes it
 * @param least the smallest value that makes sense
 * @param most the largest value that is allowed
 * @param meaning one phrase that says what it does, with its unit
 */
public record Setting(String name, int standard, int least, int most, String meaning) {
  /** Checks that the standard value lies in the range. */
  public Setting {
    if (standard < least || standard > most) {
      throw new IllegalArgumentException(
          "the standard value lies outside the range of setting="
              + name
              + ": standard="
              + standard
              + " least="
              + least
              + " most="
              + most
              + "; widen the range or change the value");
    }
  }

  /** Returns whether this value lies in the range, both ends included. */
  public boolean allows(int value) {
    return value >= least && value <= most;
  }
}
