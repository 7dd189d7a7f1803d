package mpj.lessons.lesson5;

import static mpj.lessons.story.Expectation.equal;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mpj.lessons.demo.Notes;
import mpj.lessons.demo.Stage;
import mpj.lessons.story.Said;
import mpj.lessons.story.Wording;

/** Compares the costs of messages, and says what became of the others. */
final class WhatCrossesNotes extends Notes {
  private static final String ARRAY = "int[{}]: {} bytes, {} ms round trip";
  private static final String LIST = "List of {} {}: {} bytes, {} ms round trip";
  private static final String COPY = "sent {}, got back {}";
  private static final String REFUSED = "refused: ";
  private static final String PATH = "Order.customer.socket: ";

  /** A message of so many things. */
  private record Cost(boolean array, long things, long bytes, double millis) {
    static Cost ofArray(Said line) {
      return new Cost(true, line.number(0), line.number(1), line.figure(2));
    }

    static Cost ofList(Said line) {
      return new Cost(false, line.number(0), line.number(2), line.figure(3));
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

  WhatCrossesNotes(Stage stage) {
    super(stage);
    note(ARRAY, _ -> compared(arrays()));
    note(LIST, line -> Wording.fixed(Cost.ofList(line).bytesEach(), 1) + " bytes for each");
    note(COPY, _ -> "the copy was made when it was put");
    note(REFUSED, _ -> "the path to what stands in the way");
    expect(childrenEndWell());
    expect(
        () -> arrays().size() > 2 && !lists().isEmpty(),
        () -> "Not every message was measured: costs=" + costs() + ".");
    expect(this::grown);
    expect(equal("the list", () -> "[1, 2, 3] came as [1, 2]", this::copied));
    expect(
        () -> run().lines(REFUSED + PATH).size() == 1,
        () -> "What cannot cross was not refused with the path to it: path=" + PATH.strip());
    predict(
        "A list of 2 numbers, [1, 2], is put into a queue; then 3 is added to it. What does the"
            + " other process get?",
        List.of("[1, 2]", "[1, 2, 3]"),
        () -> run().last(COPY).map(line -> line.word(1)));
    seen(this::debrief);
  }

  private List<Cost> arrays() {
    return run().said(ARRAY).stream().map(Cost::ofArray).toList();
  }

  private List<Cost> lists() {
    return run().said(LIST).stream().map(Cost::ofList).toList();
  }

  private List<Cost> costs() {
    return Stream.concat(arrays().stream(), lists().stream()).toList();
  }

  private static String compared(List<Cost> arrays) {
    if (arrays.size() == 1) {
      return "little but two wake-ups";
    }
    Cost before = arrays.get(arrays.size() - 2);
    Cost now = arrays.getLast();
    String note = ratio((double) now.bytes(), (double) before.bytes()) + " times the bytes";
    return before.millis() == 0
        ? note
        : note + ", " + ratio(now.millis(), before.millis()) + " times the time";
  }

  private static String ratio(double now, double before) {
    double ratio = now / before;
    return Wording.fixed(ratio, ratio < 10 ? 1 : 0);
  }

  private List<String> grown() {
    List<Cost> arrays = arrays();
    return IntStream.range(1, arrays.size())
        .filter(i -> arrays.get(i).bytes() <= arrays.get(i - 1).bytes())
        .mapToObj(i -> "A longer message was not larger: " + arrays.get(i) + ".")
        .toList();
  }

  private String copied() {
    return run()
        .first(COPY)
        .map(copy -> copy.word(0) + " came as " + copy.word(1))
        .orElse("nothing");
  }

  private String debrief() {
    List<Cost> arrays = arrays();
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
