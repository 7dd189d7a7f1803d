package mpj.app.chart;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mpj.lessons.story.timeline.Span;
import mpj.lessons.story.timeline.SpanKind;
import mpj.lessons.story.timeline.Timeline;

/** A letter for each object that is held or waited for, in the order of first use. */
final class Letters {
  private static final int MOST = 26;

  private final Map<String, Character> letters = new LinkedHashMap<>();

  Letters(Timeline timeline) {
    Set<String> processes =
        timeline.lanes().stream().map(lane -> lane.process().name()).collect(Collectors.toSet());
    timeline.lanes().stream()
        .flatMap(lane -> lane.spans().stream())
        .filter(span -> span.kind() == SpanKind.HOLDING || span.kind() == SpanKind.WAITING)
        .filter(span -> !processes.contains(span.object())) // a name says more than a letter
        .sorted(Comparator.comparingLong(Span::from))
        .forEach(span -> give(span.object()));
  }

  private void give(String object) {
    if (letters.size() < MOST && !object.isEmpty()) {
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
