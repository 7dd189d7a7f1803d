package mpj.app.repl.editor;

import mpj.app.repl.Session;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Decides whether Enter ends the piece that is typed, and where the word at the cursor begins. */
final class Pieces implements Parser {
  private final Session session;

  Pieces(Session session) {
    this.session = session;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !session.isWhole(line)) {
      throw new EOFError(-1, -1, "the piece goes on");
    }
    if (context == ParseContext.COMPLETE && session.isCommand(line)) {
      int begin = line.lastIndexOf(' ', Math.max(0, cursor - 1)) + 1;
      return Piece.from(line, cursor, Math.min(begin, cursor));
    }
    return Piece.of(line, cursor);
  }
}
