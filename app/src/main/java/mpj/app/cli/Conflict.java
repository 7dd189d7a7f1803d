package mpj.app.cli;

/**
 * Two options that cannot go together, or an option and a parameter.
 *
 * @param one the name of an option, as {@code --all}
 * @param other the name of the other option, or the label of the parameter, as {@code N}
 * @param reason why, in a few words that a sentence can end in
 */
record Conflict(String one, String other, String reason) {
  /** Says so, with what was typed for each. */
  String sentence(String typed, String otherTyped) {
    return typed + " and " + otherTyped + " don't go together: " + reason + "; leave one out";
  }
}
