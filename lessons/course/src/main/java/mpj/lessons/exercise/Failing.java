package mpj.lessons.exercise;

/**
 * Why an attempt is not right.
 *
 * @param reason one word for it, {@code race}; the same for the same mistake
 * @param sentence what happened, in a sentence or two
 */
public record Failing(String reason, String sentence) {
  /** The reason of a program that starts more processes than it may have. */
  public static final String TOO_MANY_PROCESSES = "too-many-processes";
}
