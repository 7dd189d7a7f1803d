package mpj.multiprocessing.trace;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of lines whose events are on their way. A line's event comes through the writer's ring,
 * its text through a pipe; both keep the order, so the first text belongs to the first event.
 */
final class Lines {
  private final Map<Integer, ArrayDeque<String>> texts = new HashMap<>();
  private final Map<Integer, Boolean> ended = new HashMap<>();

  private static int key(int slot, boolean error) {
    return slot << 1 | (error ? 1 : 0);
  }

  synchronized void add(int slot, boolean error, String text) {
    texts.computeIfAbsent(key(slot, error), k -> new ArrayDeque<>()).add(text);
  }

  /** No more texts will come from this stream. */
  synchronized void end(int slot, boolean error) {
    ended.put(key(slot, error), true);
  }

  /** Returns the next text of a stream, null if it has not come. */
  synchronized String next(int slot, boolean error) {
    ArrayDeque<String> waiting = texts.get(key(slot, error));
    return waiting == null ? null : waiting.poll();
  }

  synchronized boolean hasEnded(int slot, boolean error) {
    return ended.containsKey(key(slot, error));
  }

  /** Is given lines that nobody announced: the virtual machine's own, or one without an end. */
  interface Left {
    void line(int slot, boolean error, String text);
  }

  synchronized void forEachLeft(Left left) {
    texts.forEach(
        (key, waiting) -> waiting.forEach(text -> left.line(key >> 1, (key & 1) != 0, text)));
    texts.clear();
  }
}
