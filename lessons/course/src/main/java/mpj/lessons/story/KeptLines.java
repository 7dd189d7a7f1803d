package mpj.lessons.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import mpj.multiprocessing.trace.OutputLine;

/**
 * What a run printed: the first lines, and the last ones. What is between them is counted and
 * forgotten, so that a program which prints for ever does not fill the memory.
 */
final class KeptLines {
  private static final int MOST_LINES = 50_000;
  private static final int MOST_CHARACTERS = 4_000_000;

  private final List<NotedLine> first = new ArrayList<>();
  private final Deque<NotedLine> last = new ArrayDeque<>();
  private int charactersOfFirst;
  private int charactersOfLast;
  private boolean full;
  private long leftOut;

  void add(OutputLine line) {
    int length = line.text().length();
    full |= first.size() == MOST_LINES || charactersOfFirst + length > MOST_CHARACTERS;
    if (!full) {
      first.add(new NotedLine(line, null));
      charactersOfFirst += length;
      return;
    }
    last.add(new NotedLine(line, null));
    charactersOfLast += length;
    while (last.size() > MOST_LINES || (charactersOfLast > MOST_CHARACTERS && last.size() > 1)) {
      charactersOfLast -= last.remove().line().text().length();
      leftOut++;
    }
  }

  /** Gives the newest line its note. */
  NotedLine note(String note) {
    NotedLine newest = full ? last.removeLast() : first.removeLast();
    var noted = new NotedLine(newest.line(), note);
    (full ? last : first).add(noted);
    return noted;
  }

  /** Returns those that are kept, in the order in which they came. */
  List<NotedLine> all() {
    var all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }

  /** Returns how many were forgotten. */
  long leftOut() {
    return leftOut;
  }
}
