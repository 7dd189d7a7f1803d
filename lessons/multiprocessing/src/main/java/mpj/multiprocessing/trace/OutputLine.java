package mpj.multiprocessing.trace;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import mpj.multiprocessing.internal.trace.ChildLines;
import mpj.multiprocessing.internal.trace.PlainBytes;

/**
 * A line of output, or a piece of a line. A line that is longer than {@value #LONGEST} bytes comes
 * in several pieces, and only the last piece is {@linkplain #ended ended}. Text that a process
 * leaves without a line end when the process ends is not ended either.
 *
 * <p>The bytes are kept as the process wrote them, so {@link #writeTo} loses nothing.
 */
public final class OutputLine {
  /** The length in bytes from which a line comes in pieces. A piece is hardly longer. */
  public static final int LONGEST = ChildLines.LONGEST;

  private final long nanos;
  private final Actor process;
  private final boolean error;
  private final byte[] bytes;
  private final boolean ended;

  /**
   * Makes a line or a piece of a line. It takes over the array; the bytes do not include the line
   * end.
   */
  OutputLine(long nanos, Actor process, boolean error, byte[] bytes, boolean ended) {
    this.nanos = nanos;
    this.process = process;
    this.error = error;
    this.bytes = bytes;
    this.ended = ended;
  }

  /** Makes a whole line from a text without its line end. */
  public OutputLine(long nanos, Actor process, boolean error, String text) {
    this(nanos, process, error, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Returns the time when the process ended the line, by {@link System#nanoTime()}. */
  public long nanos() {
    return nanos;
  }

  /** Returns the process that wrote the line. */
  public Actor process() {
    return process;
  }

  /** Returns whether the line went to standard error. */
  public boolean error() {
    return error;
  }

  /**
   * Returns the line without its line end, decoded as UTF-8. Bytes that are not UTF-8 become
   * U+FFFD.
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns whether a line end follows. If not, the process's next piece may continue the line. */
  public boolean ended() {
    return ended;
  }

  /** Returns a copy of this line with another text. */
  public OutputLine withText(String text) {
    return new OutputLine(nanos, process, error, text.getBytes(StandardCharsets.UTF_8), ended);
  }

  /**
   * Returns the text before {@code end} as a line that is not ended. If this line does not end with
   * {@code end}, returns this line.
   */
  public OutputLine before(String end) {
    byte[] last = end.getBytes(StandardCharsets.UTF_8);
    int from = bytes.length - last.length;
    boolean ends = from >= 0 && Arrays.equals(bytes, from, bytes.length, last, 0, last.length);
    return ends ? new OutputLine(nanos, process, error, Arrays.copyOf(bytes, from), false) : this;
  }

  /** Returns whether the line is empty. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /**
   * Writes the line as the process wrote it, in one call, with its line end if it had one. If the
   * stream has another encoding than UTF-8, the text is written in that encoding, see {@link
   * PlainBytes}.
   */
  public void writeTo(PrintStream out) {
    byte[] whole = bytes;
    if (ended) {
      whole = Arrays.copyOf(bytes, bytes.length + 1);
      whole[bytes.length] = '\n';
    }
    PlainBytes.write(out, whole, 0, whole.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutputLine line
        && nanos == line.nanos
        && process.equals(line.process)
        && error == line.error
        && ended == line.ended
        && Arrays.equals(bytes, line.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(nanos, process, error, ended, Arrays.hashCode(bytes));
  }

  @Override
  public String toString() {
    return "OutputLine[nanos="
        + nanos
        + ", process="
        + process
        + ", error="
        + error
        + ", text="
        + text()
        + (ended ? "]" : ", ended=false]");
  }
}
