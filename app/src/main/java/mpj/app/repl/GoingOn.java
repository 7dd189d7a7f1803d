package mpj.app.repl;

import java.util.regex.Pattern;

/**
 * Tells whether a line goes on with the Java before it, although that could end there: a file is
 * read as the compiler reads it, not line by line.
 */
final class GoingOn {
  /** No statement begins with these. A slash may begin a comment or a command. */
  private static final Pattern NEVER_FIRST =
      Pattern.compile(
          "(else|catch|finally|instanceof)\\b.*|\\.\\s*[\\p{Alpha}_$<].*|(::|->|==|!=|&&|\\|\\|).*"
              + "|/(\\s|=).*|[*%&|^=<>?:,)\\]].*");

  /** A statement may begin with these, unless an expression before it is not ended. */
  private static final Pattern SIGN = Pattern.compile("\\+(?!\\+).*|-(?!-).*");

  private GoingOn() {}

  /** Returns whether nothing can be said by this line: it is empty, or a comment. */
  static boolean isNothing(String line) {
    return line.isBlank() || line.strip().startsWith("//");
  }

  /** Returns whether another line may go on with this piece of Java. */
  static boolean isPossible(String piece) {
    String text = piece.strip();
    return !text.endsWith(";") || Pattern.compile("\\bif\\b").matcher(text).find();
  }

  /** Returns whether this line goes on with this piece of Java. */
  static boolean isIt(String piece, String line) {
    String next = line.strip();
    String before = piece.strip();
    boolean ended = before.endsWith(";") || before.endsWith("}");
    return NEVER_FIRST.matcher(next).matches() || (!ended && SIGN.matcher(next).matches());
  }
}
