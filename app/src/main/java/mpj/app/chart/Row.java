package mpj.app.chart;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.story.timeline.Lane;
import mpj.lessons.story.timeline.Span;
import mpj.lessons.story.timeline.SpanKind;
import mpj.lessons.story.timeline.Timeline;

/**
 * What a lane shows in each column. A column is a stretch of time; it shows what took most of it,
 * and what a process waits for or holds before the mere running, however short.
 */
final class Row {
  private static final int QUARTERS = 4;

  private final Timeline timeline;
  private final int columns;

  Row(Timeline timeline, int columns) {
    this.timeline = timeline;
    this.columns = columns;
  }

  /** Returns the span to show in each column; null where the process does not live. */
  List<Span> of(Lane lane) {
    var cells = new ArrayList<Span>(columns);
    for (int column = 0; column < columns; column++) {
      cells.add(shown(lane, begin(column), begin(column + 1)));
    }
    return cells;
  }

  /** Returns when a column begins. */
  long begin(int column) {
    return timeline.start() + Math.round((double) timeline.length() * column / columns);
  }

  /** Returns in which column a time lies. */
  int column(long nanos) {
    double share = (double) (nanos - timeline.start()) / timeline.length();
    return Math.clamp((int) (share * columns), 0, columns - 1);
  }

  private static Span shown(Lane lane, long begin, long end) {
    Span best = null;
    long bestRank = Long.MIN_VALUE;
    for (Span span : lane.spans()) {
      long share = span.within(begin, end);
      if (share > 0 || isInstantIn(span, begin, end)) {
        long rank = rank(span, share, end - begin);
        if (rank >= bestRank) { // of equals the one that began later: it is the inner one
          best = span;
          bestRank = rank;
        }
      }
    }
    return best;
  }

  private static boolean isInstantIn(Span span, long begin, long end) {
    return span.from() == span.to() && span.from() >= begin && span.from() < end;
  }

  private static long rank(Span span, long share, long cell) {
    int quarters = (int) (share * QUARTERS / Math.max(1, cell));
    return importance(span.kind()) * (QUARTERS + 1) + quarters;
  }

  private static long importance(SpanKind kind) {
    return switch (kind) {
      case BOOTING, RUNNING -> 0;
      case WORKING -> 1;
      case WAITING, HOLDING -> 2;
      case STOPPED -> 3;
    };
  }
}
