package mpj.app.cli;

import mpj.app.error.UsageException;

/** How often a demo is to run. */
final class Times {
  private static final int MOST = 1_000_000;

  private Times() {}

  /** Returns the number that was typed. */
  static int of(String typed) {
    try {
      int times = Integer.parseInt(typed.strip());
      if (times >= 1 && times <= MOST) {
        return times;
      }
    } catch (NumberFormatException e) {
      // the same answer
    }
    throw new UsageException(
        "times=" + typed + " is no such number; give a whole number from 1 to " + MOST);
  }
}
