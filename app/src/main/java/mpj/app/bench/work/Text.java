package mpj.app.bench.work;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Reads text: splits lines into words, counts how often each word comes, and adds up the numbers. A
 * part makes its own lines, as if it read a file of its own, so no text has to be sent.
 */
final class Text {
  static final int PARTS = 128;
  static final int LINES_A_PART = 500;
  private static final int WORDS_A_LINE = 12;
  private static final String[] WORDS = {
    "process", "thread", "lock", "queue", "pool", "worker", "task", "signal", "parent", "child",
    "memory", "barrier", "pipe", "wait", "start", "join"
  };

  private Text() {}

  static Work work() {
    return new Work(
        "text",
        Work.Kind.CPU,
        "split 64,000 lines into words, count them, add up the numbers",
        PARTS,
        Text::digest);
  }

  static long digest(int part) {
    var random = new SplittableRandom(part);
    var counts = new HashMap<String, Integer>();
    long sum = 0;
    for (int line = 0; line < LINES_A_PART; line++) {
      sum += read(line(random), counts);
    }
    return sum + weigh(counts);
  }

  /** A line of words and numbers, apart by spaces. */
  static String line(SplittableRandom random) {
    var line = new StringBuilder();
    for (int word = 0; word < WORDS_A_LINE; word++) {
      if (word % 3 == 2) {
        line.append(random.nextInt(1_000_000));
      } else {
        line.append(WORDS[random.nextInt(WORDS.length)]);
      }
      line.append(' ');
    }
    return line.toString();
  }

  /** Counts the line's words and answers the sum of its numbers. */
  static long read(String line, Map<String, Integer> counts) {
    long sum = 0;
    int from = 0;
    for (int space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', from)) {
      String word = line.substring(from, space);
      if (Character.isDigit(word.charAt(0))) {
        sum += Integer.parseInt(word);
      } else {
        counts.merge(word, 1, Integer::sum);
      }
      from = space + 1;
    }
    return sum;
  }

  /** One number that changes if a single word is counted wrongly. */
  private static long weigh(Map<String, Integer> counts) {
    long weight = 0;
    for (int word = 0; word < WORDS.length; word++) {
      weight += (word + 1L) * counts.getOrDefault(WORDS[word], 0);
    }
    return weight;
  }
}
