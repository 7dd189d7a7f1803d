package mpj.lessons.lesson5;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.OutputLine;

/** Compares the costs of messages, and says what became of the others. */
final class WhatCrossesCommentary implements Commentary {
  private static final Pattern COST =
      Pattern.compile("(int\\[|List of )(\\d+)(.*): (\\d+) bytes, ([\\d.]+) ms round trip");
  private static final Pattern COPY = Pattern.compile("sent (\\[.*]), got back (\\[.*])");
  private static final String REFUSED = "refused: ";
  private static final String PATH = "Order.customer.socket: ";

  private Cost before;

  /** A message of so many things. */
  private record Cost(boolean array, long things, long bytes, double millis) {
    static Optional<Cost> of(OutputLine line) {
      Matcher match = COST.matcher(line.text());
      return match.matches()
          ? Optional.of(
              new Cost(
                  match.group(1).startsWith("int"),
                  Long.parseLong(match.group(2)),
                  Long.parseLong(match.group(4)),
                  Double.parseDouble(match.group(5))))
          : Optional.empty();
    }

    double bytesEach() {
      return (double) bytes / things;
    }

    long nanos() {
      return Math.round(millis * 1e6);
    }

    /** Returns how many megabytes a second went there, and as many back. */
    long megabytes() {
      return millis == 0 ? 0 : Math.round(2 * bytes / millis / 1e3);
    }
  }

  @Override
  public void event(Event event) {}

  @Override
  public String note(OutputLine line) {
    Optional<Cost> cost = Cost.of(line);
    if (cost.isPresent()) {
      String note = before == null ? "little but two wake-ups" : compared(before, cost.get());
      before = cost.get();
      return note;
    }
    if (COPY.matcher(line.text()).matches()) {
      return "the copy was made when it was put";
    }
    return line.text().startsWith(REFUSED) ? "the path to what stands in the way" : null;
  }

  private static String compared(Cost before, Cost now) {
    if (!now.array()) {
      return String.format(Locale.ROOT, "%.1f bytes for each", now.bytesEach());
    }
    String note = ratio((double) now.bytes(), (double) before.bytes()) + " times the bytes";
    return before.millis() == 0
        ? note
        : note + ", " + ratio(now.millis(), before.millis()) + " times the time";
  }

  private static String ratio(double now, double before) {
    double ratio = now / before;
    return ratio < 10
        ? String.format(Locale.ROOT, "%.1f", ratio)
        : Long.toString(Math.round(ratio));
  }

  private static List<Cost> costs(Recording recording) {
    return recording.lines().stream().map(Cost::of).flatMap(Optional::stream).toList();
  }

  private static List<Cost> arrays(Recording recording) {
    return costs(recording).stream().filter(Cost::array).toList();
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    List<Cost> arrays = arrays(recording);
    findings.require(
        arrays.size() > 2 && costs(recording).size() > arrays.size(),
        "Not every message was measured: costs=" + costs(recording) + ".");
    for (int i = 1; i < arrays.size(); i++) {
      findings.require(
          arrays.get(i).bytes() > arrays.get(i - 1).bytes(),
          "A longer message was not larger: " + arrays.get(i) + ".");
    }
    String copy =
        recording.lines().stream()
            .map(line -> COPY.matcher(line.text()))
            .filter(Matcher::matches)
            .map(match -> match.group(1) + " came as " + match.group(2))
            .findFirst()
            .orElse("nothing");
    findings.requireEqual("the list", "[1, 2, 3] came as [1, 2]", copy);
    findings.require(
        recording.lines(REFUSED + PATH).size() == 1,
        "What cannot cross was not refused with the path to it: path=" + PATH.strip());
    return findings.problems();
  }

  @Override
  public String seen(Recording recording) {
    List<Cost> arrays = arrays(recording);
    if (arrays.isEmpty()) {
      return "Nothing was measured.";
    }
    Cost least = arrays.getFirst();
    Cost most = arrays.getLast();
    return "A message of "
        + least.bytes()
        + " bytes took "
        + Wording.time(least.nanos())
        + " to the child and back, one of "
        + most.bytes()
        + " bytes "
        + Wording.time(most.nanos())
        + ", which is "
        + most.megabytes()
        + " MB in a second. A short message costs two wake-ups, a long one its size, and both the"
        + " form of what is in them. A socket belongs to its process and cannot be sent.";
  }
}
