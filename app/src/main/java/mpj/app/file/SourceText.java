package mpj.app.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text that somebody wrote with an editor: UTF-8, with or without a byte order mark,
 * with lines that end by LF or CR LF.
 */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private long number;

  /** Begins to read; nothing is read ahead of the line that is asked for. */
  public SourceText(InputStream in) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in);
  }

  /** Returns all of it, with LF at the ends of lines. */
  public static String all(InputStream in) throws IOException {
    var lines = new SourceText(in);
    var all = new StringBuilder();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  /**
   * Returns the next line without its end; null if there is none.
   *
   * @throws NotUtf8Exception if the line is not UTF-8
   */
  public String next() throws IOException {
    var bytes = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    number++;
    while (read >= 0 && read != '\n') {
      bytes.write(read);
      read = in.read();
    }
    String line = decoded(bytes.toByteArray());
    int begin = number == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? 1 : 0;
    int end = line.endsWith("\r") ? line.length() - 1 : line.length();
    return line.substring(begin, Math.max(begin, end));
  }

  /** A zero is valid UTF-8, but in a text it is half a character of UTF-16. */
  private String decoded(byte[] bytes) throws NotUtf8Exception {
    try {
      String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (line.indexOf('\0') < 0) {
        return line;
      }
    } catch (CharacterCodingException e) {
      // Below.
    }
    throw new NotUtf8Exception(number);
  }

  /** A line is not UTF-8. */
  public static final class NotUtf8Exception extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;

    NotUtf8Exception(long line) {
      super("not UTF-8 text: line=" + line + "; save it as UTF-8");
      this.line = line;
    }

    /** Returns the line's number, from 1. */
    public long line() {
      return line;
    }
  }
}
