package mpj.multiprocessing.internal.codec;

import java.util.Arrays;

/**
 * The short texts that a message has contained so far, so that equal keys of a thousand maps are
 * written once. The number of a text is the number of texts before it. A new text may take the
 * place of an older one in the table. Then the older text is only written again.
 */
final class TextTable {
  static final int NONE = -1;

  /**
   * The largest number of characters of a text that has a number. Longer texts count as objects.
   */
  static final int LONGEST = 1024;

  /**
   * The number of first texts that are not remembered. In a small message few texts occur again.
   */
  private static final int UNNOTED = 16;

  private static final int FEWEST = 64;
  private static final int MOST = 4096;

  private String[] texts;
  private int[] numbers;
  private int count;

  /**
   * Returns the number of an equal text. If there is none, returns {@link #NONE}, and the text gets
   * the next number.
   */
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
      count = number; // the text is not written again
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
