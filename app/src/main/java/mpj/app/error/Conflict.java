package mpj.app.error;

/**
 * Two options that cannot go together.
 *
 * @param one the name of an option, as {@code --all}
 * @param other the name of the other one
 * @param reason why, in a few words that a sentence can end in
 */
public record Conflict(String one, String other, String reason) {
  String sentence() {
    return one + " and " + other + " don't go together: " + reason + "; leave one out";
  }
}
