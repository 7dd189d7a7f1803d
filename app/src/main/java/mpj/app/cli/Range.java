package mpj.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A number that an option takes.
 *
 * @param option the option's name
 * @param least the smallest that makes sense
 * @param most a limit that protects the machine
 */
record Range(String option, int least, int most) {
  static final Range WORKERS = new Range("--workers", 1, 256);
  static final Range REPEATS = new Range("--repeat", 1, 100);
  static final Range SIZE = new Range("--size", 1, 60_000);
  static final Range TOLERANCE = new Range("--tolerance", 0, 1000);
  static final Range PROCESSES = new Range("--processes", 1, 64);

  /** The number typed, if it is one and in the range. */
  int check(String typed, CommandSpec spec) {
    int number;
    try {
      number = Integer.parseInt(typed.strip());
    } catch (NumberFormatException e) {
      throw wrong(typed, spec);
    }
    if (number < least || number > most) {
      throw wrong(typed, spec);
    }
    return number;
  }

  private ParameterException wrong(String typed, CommandSpec spec) {
    return new ParameterException(
        spec.commandLine(), option + "=" + typed + ": give a number from " + least + " to " + most);
  }
}
