package mpj.lessons.lesson5;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import mpj.lessons.Commentary;
import mpj.lessons.Findings;
import mpj.lessons.story.Recording;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.trace.Event;
import mpj.multiprocessing.trace.EventKind;
import mpj.multiprocessing.trace.OutputLine;

/** Says what a test before the try found, and compares what each way costs. */
final class QueueIfTryCommentary implements Commentary {
  private static final String GET_IF = "empty: getIf: ";
  private static final String GET_NOW = "empty: getNow and catch: ";
  private static final String PUT_IF = "full: putIf: ";
  private static final String PUT_NOW = "full: putNow and catch: ";
  private static final List<String> ANSWERS =
      List.of(
          "putIf(1) answers true",
          "putIf(2) answers true",
          "putIf(3) answers true",
          "putIf(4) answers false",
          "putIf(5) answers false",
          "getIf(0) answers 1",
          "getIf(n -> n * n, 0) answers 4",
          "getIf(0) answers 3",
          "getIf(n -> n * n, 0) answers 0");

  private int size;
  private double tested;

  @Override
  public void event(Event event) {
    if (event.kind() == EventKind.QUEUE_PUT) {
      size++;
    } else if (event.kind() == EventKind.QUEUE_GOT) {
      size--;
    }
  }

  @Override
  public String note(OutputLine line) {
    String text = line.text();
    if (text.startsWith("putIf")) {
      return text.endsWith("true") ? "there was room: holds " + size : "full: not put, no wait";
    }
    if (text.startsWith("getIf")) {
      return got(text);
    }
    if (text.startsWith(GET_IF) || text.startsWith(PUT_IF)) {
      tested = nanos(text);
      return "one look at the queue";
    }
    if (text.startsWith(GET_NOW) || text.startsWith(PUT_NOW)) {
      return "an exception each time: " + times(tested, nanos(text));
    }
    return null;
  }

  private static String got(String text) {
    if (text.endsWith(" 0")) {
      return "empty: the default, the function was not called";
    }
    return text.contains("->") ? "the function's answer, not the item" : "the first item";
  }

  private static double nanos(String text) {
    String figure = text.substring(text.lastIndexOf(": ") + 2);
    return Double.parseDouble(figure.substring(0, figure.indexOf(' ')));
  }

  private static String times(double tested, double caught) {
    return tested > 0 ? Wording.times(caught / tested) + " as long" : "too quick to compare";
  }

  private static OptionalDouble cost(Recording recording, String what) {
    return recording.lines(what).stream().mapToDouble(line -> nanos(line.text())).findFirst();
  }

  @Override
  public List<String> check(Recording recording) {
    Findings findings = new Findings(recording);
    List<String> answers =
        recording.lines().stream()
            .map(OutputLine::text)
            .filter(text -> text.contains(" answers "))
            .toList();
    findings.requireEqual("the answers", ANSWERS, answers);
    for (String what : List.of(GET_IF, GET_NOW, PUT_IF, PUT_NOW)) {
      findings.require(
          cost(recording, what).orElse(0) > 0, "No cost was measured: what=" + what.strip());
    }
    return findings.problems();
  }

  @Override
  public String seen(Recording recording) {
    return "To look at an empty queue and leave it took "
        + figure(recording, GET_IF)
        + ", to try and catch the exception "
        + figure(recording, GET_NOW)
        + "; at a full one it was "
        + figure(recording, PUT_IF)
        + " against "
        + figure(recording, PUT_NOW)
        + ". A try that fails goes all its way (and is watched here, which adds to it) and makes an"
        + " exception, which notes where it was made. But what a test finds may be past a moment"
        + " later: test first where skipping a turn does no harm.";
  }

  private static String figure(Recording recording, String what) {
    OptionalDouble nanos = cost(recording, what);
    return nanos.isPresent()
        ? String.format(Locale.ROOT, "%.0f ns", nanos.getAsDouble())
        : "nothing";
  }
}
