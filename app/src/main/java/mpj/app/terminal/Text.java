package mpj.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of text whose characters have styles; what all drawing is made of. Immutable. */
public final class Text {
  /** Nothing. */
  public static final Text EMPTY = new Text("", new Style[0]);

  private final String characters;
  private final Style[] styles;

  private Text(String characters, Style[] styles) {
    this.characters = characters;
    this.styles = styles;
  }

  /** Returns this text in the terminal's own style. */
  public static Text of(String text) {
    return of(text, Style.PLAIN);
  }

  /**
   * Returns this text in one style. Control characters would move the cursor or change colours;
   * they become visible question marks, a tab becomes a space, and line ends stay.
   */
  public static Text of(String text, Style style) {
    var clean = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      clean.append(c == '\t' ? ' ' : Character.isISOControl(c) && c != '\n' ? '?' : c);
    }
    var styles = new Style[clean.length()];
    Arrays.fill(styles, style);
    return new Text(clean.toString(), styles);
  }

  /** Returns {@code count} spaces; none where the count is below 0. */
  public static Text spaces(int count) {
    return of(" ".repeat(Math.max(0, count)));
  }

  /** Returns this text followed by the other. */
  public Text plus(Text other) {
    var all = Arrays.copyOf(styles, styles.length + other.styles.length);
    System.arraycopy(other.styles, 0, all, styles.length, other.styles.length);
    return new Text(characters + other.characters, all);
  }

  /** Returns this text followed by the other one in the terminal's own style. */
  public Text plus(String other) {
    return plus(of(other));
  }

  /** Returns this text followed by the other one in a style. */
  public Text plus(String other, Style style) {
    return plus(of(other, style));
  }

  /** Returns this text with spaces after it, so that it takes at least {@code columns}. */
  public Text padded(int columns) {
    return plus(spaces(columns - columns()));
  }

  /** Returns this text with its characters' styles combined with another. */
  public Text styled(Style style) {
    var combined = new Style[styles.length];
    for (int at = 0; at < combined.length; at++) {
      combined[at] = styles[at].and(style);
    }
    return new Text(characters, combined);
  }

  /** Returns how many columns of a terminal it takes, were it drawn in one line. */
  public int columns() {
    return Cells.of(characters, 0, characters.length());
  }

  /** Returns as much of it as fits into so many columns. */
  public Text cut(int columns) {
    int end = characters.length();
    while (end > 0 && Cells.of(characters, 0, end) > columns) {
      end -= Character.charCount(characters.codePointBefore(end));
    }
    return part(0, end);
  }

  /** Returns this text without the spaces at its end. */
  public Text stripTrailing() {
    return part(0, characters.stripTrailing().length());
  }

  /** Returns how many columns its longest word takes. */
  public int longestWord() {
    int longest = 0;
    for (String word : characters.split("\\s+", -1)) {
      longest = Math.max(longest, Cells.of(word, 0, word.length()));
    }
    return longest;
  }

  /** Returns whether there is nothing in it. */
  public boolean isEmpty() {
    return characters.isEmpty();
  }

  /** Returns its lines when none may take more than {@code columns}. */
  public List<Text> wrap(int columns) {
    return wrap(columns, 0);
  }

  /**
   * Returns its lines when none may take more than {@code columns} and all but the first are
   * indented. Lines break at spaces, and inside a word only where the word alone is too long.
   */
  public List<Text> wrap(int columns, int indent) {
    var lines = new ArrayList<Text>();
    int hang = Math.min(indent, Math.max(0, columns - 8));
    for (int[] range : new LineBreaks(characters, columns, hang).ranges()) {
      Text line = part(range[0], range[1]);
      lines.add(lines.isEmpty() ? line : spaces(hang).plus(line));
    }
    return lines;
  }

  private Text part(int from, int to) {
    return new Text(characters.substring(from, to), Arrays.copyOfRange(styles, from, to));
  }

  /** Returns the characters to write; with escape sequences only where {@code colour} is set. */
  public String render(boolean colour) {
    if (!colour) {
      return characters;
    }
    var out = new StringBuilder(characters.length() + 16);
    Style current = Style.PLAIN;
    for (int at = 0; at < characters.length(); at++) {
      if (!styles[at].equals(current)) {
        current = styles[at];
        out.append(current.sequence());
      }
      out.append(characters.charAt(at));
    }
    if (!current.equals(Style.PLAIN)) {
      out.append(Style.PLAIN.sequence());
    }
    return out.toString();
  }

  /** Returns the characters without their styles. */
  @Override
  public String toString() {
    return characters;
  }
}
