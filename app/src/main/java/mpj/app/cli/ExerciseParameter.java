package mpj.app.cli;

import picocli.CommandLine.Parameters;

/** Which exercise a command is about, where the one that the learner is at need not be named. */
final class ExerciseParameter {
  /** Stands for an exercise; completion knows it. */
  static final String LABEL = "N";

  @Parameters(
      arity = "0..1",
      paramLabel = LABEL,
      description = "A lesson's number or an exercise's name; else the one you are at.")
  private String typed;

  /** Returns a lesson's number or an exercise's name, or null. */
  String typed() {
    return typed;
  }
}
