package mpj.lessons.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands before a text: lines {@code key: value} between two lines {@code ---}. A key may come
 * several times.
 *
 * @param file where it stands, for messages
 * @param entries in their order
 * @param body the text after it
 */
public record FrontMatter(String file, List<Entry> entries, String body) {
  private static final String FENCE = "---";

  /**
   * One line.
   *
   * @param key what it says
   * @param value the rest of the line
   * @param line its number in the file
   */
  public record Entry(String key, String value, int line) {}

  /** Copies the list. */
  public FrontMatter {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a text that begins with front matter.
   *
   * @throws IllegalStateException if it does not, or if a line has another form
   */
  public static FrontMatter of(String file, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FENCE)) {
      throw wrong(file, 1, "a first line of three dashes");
    }
    var entries = new ArrayList<Entry>();
    for (int at = 1; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.equals(FENCE)) {
        List<String> body = lines.subList(at + 1, lines.size());
        return new FrontMatter(file, entries, String.join("\n", body) + "\n");
      }
      int colon = line.indexOf(": ");
      if (colon < 1) {
        throw wrong(file, at + 1, "KEY: VALUE");
      }
      String value = line.substring(colon + 2).strip();
      entries.add(new Entry(line.substring(0, colon), value, at + 1));
    }
    throw wrong(file, lines.size(), "three dashes after the last key");
  }

  private static IllegalStateException wrong(String file, int line, String expected) {
    return new IllegalStateException(
        "not of the expected form: file=" + file + " line=" + line + " expected=" + expected);
  }

  /** Returns a failure that names this file and the line of an entry. */
  public IllegalStateException wrong(Entry entry, String expected) {
    return wrong(file, entry.line(), expected);
  }

  /** Returns all entries of a key. */
  public List<Entry> all(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).toList();
  }

  /** Returns the value of a key; of several the first. */
  public Optional<String> value(String key) {
    return all(key).stream().map(Entry::value).findFirst();
  }

  /**
   * Returns the value of a key that must be there.
   *
   * @throws IllegalStateException if it is not
   */
  public String required(String key) {
    return value(key)
        .orElseThrow(
            () -> new IllegalStateException("a key is missing: file=" + file + " key=" + key));
  }

  /**
   * Returns the whole number of a key that must be there.
   *
   * @throws IllegalStateException if it is not, or is none
   */
  public int number(String key) {
    String text = required(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(all(key).getFirst(), "a whole number instead of " + text);
    }
  }

  /**
   * Checks that there are no other keys than these.
   *
   * @throws IllegalStateException if there are
   */
  public FrontMatter onlyWith(String... keys) {
    List<String> known = List.of(keys);
    for (Entry entry : entries) {
      if (!known.contains(entry.key())) {
        throw wrong(entry, "one of the keys " + String.join(", ", known));
      }
    }
    return this;
  }
}
