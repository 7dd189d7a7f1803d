package mpj.multiprocessing.internal.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import mpj.multiprocessing.trace.EventKind;

/**
 * A stream that turns the output of a watched process into events: the text as it comes, and {@link
 * EventKind#LINE} where a line ends. So a line has its exact place among the process's other
 * events. It is not lost even if the process or its parent is killed at once. A process that prints
 * faster than the listener reads waits for the listener, as for the reader of a full pipe. When the
 * process is not watched any more, the text goes where it went before.
 */
public final class LineEvents extends OutputStream {
  private final OutputStream out;
  private final boolean error;
  private final Thread listener;
  private final BooleanSupplier keepsListener;

  /** Makes the stream of a child, whose output went to {@code out} before. */
  public LineEvents(OutputStream out, boolean error) {
    this(out, error, null, null);
  }

  /**
   * Makes a stream.
   *
   * @param listener the thread that reads events; its own output bypasses it. Null: it is in
   *     another process
   * @param keepsListener returns whether the current thread keeps the listener from reading; then
   *     the text must bypass the listener. Null: no thread does
   */
  public LineEvents(
      OutputStream out, boolean error, Thread listener, BooleanSupplier keepsListener) {
    this.out = out;
    this.error = error;
    this.listener = listener;
    this.keepsListener = keepsListener;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    boolean isRead = !Thread.currentThread().equals(listener);
    while (isRead && done < length && Gate.isRead()) {
      done += emit(bytes, from + done, length - done);
      isRead = done == length || keepsListener == null || !keepsListener.getAsBoolean();
    }
    if (done < length) {
      out.write(bytes, from + done, length - done);
    }
  }

  /** Emits bytes as events; returns the number of bytes for which there was room. */
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
