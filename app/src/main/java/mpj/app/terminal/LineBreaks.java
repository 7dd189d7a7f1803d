package mpj.app.terminal;

import java.util.ArrayList;
import java.util.List;

/** Where a text is broken into lines. */
final class LineBreaks {
  private final String text;
  private final int columns;
  private final int hang;
  private final List<int[]> ranges = new ArrayList<>();

  /**
   * Prepares the breaking of a text.
   *
   * @param columns what no line may exceed
   * @param hang columns that are taken in every line but the first
   */
  LineBreaks(String text, int columns, int hang) {
    this.text = text;
    this.columns = Math.max(1, columns);
    this.hang = hang;
  }

  /** Returns the begin and end of each line, without the spaces around the breaks. */
  List<int[]> ranges() {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      paragraph(from, end);
      from = end + 1;
    }
    paragraph(from, text.length());
    return ranges;
  }

  private void paragraph(int from, int end) {
    int begin = from;
    while (true) {
      int limit = fit(begin, end);
      if (limit == end) {
        ranges.add(new int[] {begin, end});
        return;
      }
      int cut = lastSpace(begin, limit);
      int next = cut < 0 ? limit : cut;
      ranges.add(new int[] {begin, trimEnd(begin, next)});
      begin = next;
      while (begin < end && text.charAt(begin) == ' ') {
        begin++;
      }
      if (begin == end) {
        return;
      }
    }
  }

  /** Returns the end of what fits into one line; at least one character is taken. */
  private int fit(int begin, int end) {
    int room = ranges.isEmpty() ? columns : columns - hang;
    int at = begin;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      room -= Cells.of(codePoint);
      if (room < 0 && at > begin) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return end;
  }

  /**
   * Returns the last space at which to break, or -1 where only leading spaces or none are there.
   */
  private int lastSpace(int begin, int limit) {
    int first = begin;
    while (first < limit && text.charAt(first) == ' ') {
      first++;
    }
    for (int at = limit; at > first; at--) {
      if (text.charAt(at) == ' ') {
        return at;
      }
    }
    return -1;
  }

  private int trimEnd(int begin, int end) {
    int at = end;
    while (at > begin && text.charAt(at - 1) == ' ') {
      at--;
    }
    return at;
  }
}
