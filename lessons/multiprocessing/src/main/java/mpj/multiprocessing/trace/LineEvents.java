package mpj.multiprocessing.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * Makes events of what a watched process prints: the text as it comes, and {@link EventKind#LINE}
 * where a line ends. So a line stands among the process's other events at its exact place, and it
 * is there even if the process, or its parent, is killed at once. Who prints faster than the
 * listener reads waits for it, as for the reader of a full pipe. When nobody watches any more the
 * text goes where it went before.
 */
public final class LineEvents extends OutputStream {
  private final OutputStream out;
  private final boolean error;
  private final BooleanSupplier keepsListener;

  /** Makes the stream of a child, whose texts went to {@code out}. */
  public LineEvents(OutputStream out, boolean error) {
    this(out, error, null);
  }

  /**
   * Makes one.
   *
   * @param keepsListener whether this thread keeps the listener from reading, so that its text must
   *     go past the listener; null: no thread does
   */
  LineEvents(OutputStream out, boolean error, BooleanSupplier keepsListener) {
    this.out = out;
    this.error = error;
    this.keepsListener = keepsListener;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    boolean isRead = !(Thread.currentThread() instanceof Collector); // the listener prints itself
    while (isRead && done < length && Gate.isRead()) {
      done += emit(bytes, from + done, length - done);
      isRead = done == length || keepsListener == null || !keepsListener.getAsBoolean();
    }
    if (done < length) {
      out.write(bytes, from + done, length - done);
    }
  }

  /** Returns how many bytes found room as events. */
  private int emit(byte[] bytes, int from, int length) {
    int begin = from;
    int end = from + length;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        int text = Gate.emitText(error, bytes, begin, i - begin);
        if (text < i - begin || !Gate.emitLineEnd(error)) {
          return begin + text - from;
        }
        begin = i + 1;
      }
    }
    return begin - from + Gate.emitText(error, bytes, begin, end - begin);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
