package mpj.multiprocessing.wire;

import java.util.Arrays;

/**
 * The short texts that a message has held so far, so that the keys of a thousand maps are written
 * once. Each text has a number: how many came before it. The table forgets a text where another
 * takes its place; that one is only written again.
 */
final class TextTable {
  static final int NONE = -1;

  /** The most characters of a text that has a number. Longer ones count as objects. */
  static final int LONGEST = 1024;

  /** So many texts at the beginning are not remembered: in a small message few come again. */
  private static final int UNNOTED = 16;

  private static final int FEWEST = 64;
  private static final int MOST = 4096;

  private String[] texts;
  private int[] numbers;
  private int count;

  /** Returns the number of an equal text; or {@link #NONE}, and the text has the next number. */
  int add(String text) {
    int number = count++;
    if (number < UNNOTED) {
      return NONE;
    }
    if (texts == null || (count > texts.length && texts.length < MOST)) {
      makeRoom();
    }
    int hash = text.hashCode();
    int at = (hash ^ hash >>> 16) & (texts.length - 1);
    String known = texts[at];
    if (known != null && known.hashCode() == hash && known.equals(text)) {
      count = number; // it is not written again
      return numbers[at];
    }
    texts[at] = text;
    numbers[at] = number;
    return NONE;
  }

  private void makeRoom() {
    int room = texts == null ? FEWEST : 2 * texts.length;
    texts = new String[room];
    numbers = new int[room];
  }

  void clear() {
    if (count > UNNOTED) {
      if (texts.length > FEWEST) {
        texts = null;
      } else {
        Arrays.fill(texts, null);
      }
    }
    count = 0;
  }
}
