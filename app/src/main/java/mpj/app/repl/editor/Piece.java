package mpj.app.repl.editor;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * What was typed so far, as JLine asks for it: the word is what a completion replaces, and is taken
 * as it is, without quotes.
 *
 * @param line all of it
 * @param cursor where the cursor is
 * @param begin where the word begins that ends at the cursor
 */
record Piece(String line, int cursor, int begin) implements CompletingParsedLine {
  /** Begins the word after the last character that no name and no option has. */
  static Piece of(String line, int cursor) {
    int begin = cursor;
    while (begin > 0 && isPart(line, begin - 1)) {
      begin--;
    }
    return new Piece(line, cursor, begin);
  }

  private static boolean isPart(String line, int at) {
    return Character.isJavaIdentifierPart(line.charAt(at));
  }

  /** Returns the same with the word beginning elsewhere. */
  static Piece from(String line, int cursor, int begin) {
    return new Piece(line, cursor, begin);
  }

  @Override
  public String word() {
    return line.substring(begin, cursor);
  }

  @Override
  public int wordCursor() {
    return cursor - begin;
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word());
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int rawWordCursor() {
    return wordCursor();
  }

  @Override
  public int rawWordLength() {
    return cursor - begin;
  }
}
