package mpj.multiprocessing.trace;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A line of output, or a piece of one: what is longer than {@value #LONGEST} bytes comes in
 * several, of which only the last is {@linkplain #ended ended}. A text without a line end, which a
 * process leaves at its own end, is not ended either.
 *
 * <p>The bytes are kept as the process wrote them, so {@link #writeTo} loses nothing.
 */
public final class OutputLine {
  /** How long a line may be, in bytes, before it comes in pieces; a piece is hardly longer. */
  public static final int LONGEST = 1 << 20;

  private final long nanos;
  private final Actor process;
  private final boolean error;
  private final byte[] bytes;
  private final boolean ended;

  /** Makes one that takes over the bytes, which are those of the line without its end. */
  OutputLine(long nanos, Actor process, boolean error, byte[] bytes, boolean ended) {
    this.nanos = nanos;
    this.process = process;
    this.error = error;
    this.bytes = bytes;
    this.ended = ended;
  }

  /** Makes a whole line of a text without its line end. */
  public OutputLine(long nanos, Actor process, boolean error, String text) {
    this(nanos, process, error, text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Returns when the process ended the line, by {@link System#nanoTime()}. */
  public long nanos() {
    return nanos;
  }

  /** Returns which process wrote it. */
  public Actor process() {
    return process;
  }

  /** Returns whether it went to standard error. */
  public boolean error() {
    return error;
  }

  /**
   * Returns the line without its end, read as UTF-8. Where the bytes are not UTF-8, each piece that
   * cannot be read becomes U+FFFD.
   */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns whether a line end follows; if not, the line may go on in the process's next one. */
  public boolean ended() {
    return ended;
  }

  /** Returns this line with another text in its place. */
  public OutputLine withText(String text) {
    return new OutputLine(nanos, process, error, text.getBytes(StandardCharsets.UTF_8), ended);
  }

  /**
   * Returns what stands before {@code end}, as a line that is not ended; this line if it does not
   * end so.
   */
  public OutputLine before(String end) {
    byte[] last = end.getBytes(StandardCharsets.UTF_8);
    int from = bytes.length - last.length;
    boolean ends = from >= 0 && Arrays.equals(bytes, from, bytes.length, last, 0, last.length);
    return ends ? new OutputLine(nanos, process, error, Arrays.copyOf(bytes, from), false) : this;
  }

  /** Returns whether there is nothing in it. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /**
   * Writes it as the process did, with its line end if it had one, in one call. A stream in another
   * encoding than UTF-8 gets text in its own encoding, as {@link PlainBytes} says.
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
