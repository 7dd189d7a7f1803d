package mpj.app.cli;

/**
 * An option that means nothing without another one.
 *
 * @param option its name, as {@code --seed}
 * @param needed the name of the other one
 * @param reason what it is about, as "belongs to a run"
 * @param example what to type instead
 */
record Need(String option, String needed, String reason, String example) {
  String sentence() {
    return option + " " + reason + "; add " + needed + ", as in " + example;
  }
}
