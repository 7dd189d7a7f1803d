package mpj.app.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import mpj.app.timeline.Lane;
import mpj.app.timeline.Span;
import mpj.app.timeline.SpanKind;
import mpj.app.timeline.Timeline;

/** A letter for each object that is held or waited for, in the order of first use. */
final class Letters {
  private static final int MOST = 26;

  private final Map<String, Character> letters = new LinkedHashMap<>();

  Letters(Timeline timeline) {
    timeline.lanes().stream()
        .map(Lane::spans)
        .flatMap(spans -> spans.stream().filter(Letters::isAtObject))
        .sorted((one, other) -> Long.compare(one.from(), other.from()))
        .forEach(span -> give(span.object()));
  }

  /** Another process is waited for, too, but its name says more than a letter. */
  private static boolean isAtObject(Span span) {
    boolean held = span.kind() == SpanKind.HOLDING || span.kind() == SpanKind.WAITING;
    return held && !span.object().isEmpty() && !isProcess(span.object());
  }

  private static boolean isProcess(String object) {
    return !object.matches("[A-Z][A-Za-z]*-[0-9]+") || object.startsWith("Process-");
  }

  private void give(String object) {
    if (letters.size() < MOST) {
      letters.putIfAbsent(object, (char) ('a' + letters.size()));
    }
  }

  /** Returns the letter of what a span is at: a capital for a hold; 0 if it has none. */
  char of(Span span) {
    Character letter = letters.get(span.object());
    if (letter == null) {
      return 0;
    }
    return span.kind() == SpanKind.HOLDING ? Character.toUpperCase(letter) : letter;
  }

  /** Returns the objects with their letters. */
  Map<String, Character> all() {
    return letters;
  }
}
