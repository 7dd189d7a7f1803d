package mpj.app.cli;

import mpj.app.error.UsageException;
import picocli.CommandLine.ITypeConverter;

/** A whole number that an option takes, within limits that protect the machine. */
abstract class Range implements ITypeConverter<Integer> {
  private final String option;
  private final int least;
  private final int most;

  private Range(String option, int least, int most) {
    this.option = option;
    this.least = least;
    this.most = most;
  }

  @Override
  public final Integer convert(String typed) {
    try {
      int number = Integer.parseInt(typed.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the same answer
    }
    throw new UsageException(
        option + "=" + typed + ": give a whole number from " + least + " to " + most);
  }

  static final class Workers extends Range {
    Workers() {
      super("--workers", 1, 256);
    }
  }

  static final class Processes extends Range {
    Processes() {
      super("--processes", 1, 64);
    }
  }

  static final class Repeat extends Range {
    Repeat() {
      super("--repeat", 1, 100);
    }
  }

  /** In milliseconds. */
  static final class Size extends Range {
    Size() {
      super("--size", 1, 60_000);
    }
  }

  /** In percent. */
  static final class Tolerance extends Range {
    Tolerance() {
      super("--tolerance", 0, 1000);
    }
  }

  static final class Times extends Range {
    Times() {
      super("--times", 1, 1_000_000);
    }
  }
}
