package mpj.lessons.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import mpj.multiprocessing.trace.Actor;
import mpj.multiprocessing.trace.OutputLine;

/**
 * A line of a known form.
 *
 * @param line the line
 * @param words what stands in the gaps of its form
 */
public record Said(OutputLine line, List<String> words) {
  private static final String COMMA = ", ";

  /** Copies the list. */
  public Said {
    words = List.copyOf(words);
  }

  /** Returns the process that wrote it. */
  public Actor who() {
    return line.process();
  }

  /** Returns when it was written, by {@link System#nanoTime()}. */
  public long nanos() {
    return line.nanos();
  }

  /** Returns the word in a gap, the first is 0. */
  public String word(int gap) {
    return words.get(gap);
  }

  /** Returns the words in a gap that holds a list, {@code a, b, c}; none if the gap is empty. */
  public List<String> list(int gap) {
    String rest = words.get(gap);
    var list = new ArrayList<String>();
    for (int comma = rest.indexOf(COMMA); comma >= 0; comma = rest.indexOf(COMMA)) {
      list.add(rest.substring(0, comma));
      rest = rest.substring(comma + COMMA.length());
    }
    if (!rest.isEmpty()) {
      list.add(rest);
    }
    return list;
  }

  /** Returns the whole number in a gap. */
  public long number(int gap) {
    return number(words.get(gap), gap);
  }

  /** Returns the whole numbers in a gap that holds a list, {@code 1, 2, 3}. */
  public List<Long> numbers(int gap) {
    return list(gap).stream().map(word -> number(word, gap)).toList();
  }

  private long number(String word, int gap) {
    try {
      return Long.parseLong(word.strip());
    } catch (NumberFormatException e) {
      throw unread(gap);
    }
  }

  /** Returns the number in a gap that may have a fraction. */
  public double figure(int gap) {
    try {
      return Double.parseDouble(words.get(gap).strip());
    } catch (NumberFormatException e) {
      throw unread(gap);
    }
  }

  /** Returns the number in a gap as exactly as it is written. */
  public BigDecimal exact(int gap) {
    try {
      return new BigDecimal(words.get(gap).strip());
    } catch (NumberFormatException e) {
      throw unread(gap);
    }
  }

  private IllegalStateException unread(int gap) {
    return new IllegalStateException(
        "a demo's line has no number where its notes expect one: gap="
            + gap
            + " line="
            + line.text()
            + "; change the form in the notes");
  }
}
