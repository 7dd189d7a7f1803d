package mpj.lessons.story;

import java.util.List;

/** How notes and debriefs put figures and names into words. */
public final class Wording {
  private Wording() {}

  /** Returns a time in the unit that suits it: {@code 340 ms}, {@code 0.2 ms}, {@code 1.25 s}. */
  public static String time(long nanos) {
    if (nanos < 1_000_000L) {
      return fixed(nanos, 1_000_000L, 10) + " ms";
    }
    if (nanos < 1_000_000_000L) {
      return (nanos + 500_000L) / 1_000_000L + " ms";
    }
    return fixed(nanos, 1_000_000_000L, 100) + " s";
  }

  // Not String.format: a note is made while processes run, and the first format costs them time.
  private static String fixed(long nanos, long unit, int steps) {
    long rounded = (nanos * steps + unit / 2) / unit;
    String rest = Long.toString(rounded % steps + steps).substring(1);
    return rounded / steps + "." + rest;
  }

  /** Returns a number with its noun: {@code 1 item}, {@code 3 items}. */
  public static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** Returns a number with its noun where the plural is irregular: {@code 3 processes}. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** Returns how many times as much one is as another: {@code 0.4 times}, {@code 21 times}. */
  public static String times(double ratio) {
    return fixed(ratio, ratio < 9.95 ? 1 : 0) + " times";
  }

  /** Returns a figure that is not negative with so many digits after the point, 0 to 3. */
  public static String fixed(double figure, int digits) {
    if (!Double.isFinite(figure)) {
      return Double.toString(figure);
    }
    long steps = 1;
    for (int i = 0; i < digits; i++) {
      steps *= 10;
    }
    return digits == 0
        ? Long.toString(Math.round(figure))
        : fixed(Math.round(figure * steps), steps, (int) steps);
  }

  /** Returns names as one would say them: {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String names(List<String> names) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
