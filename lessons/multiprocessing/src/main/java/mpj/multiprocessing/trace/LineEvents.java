package mpj.multiprocessing.trace;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes events of what a watched process prints: the text as it comes, and {@link EventKind#LINE}
 * where a line ends. So a line stands among the process's other events at its exact place, and it
 * is there even if the process, or its parent, is killed at once. When nobody watches any more it
 * goes where it went before.
 */
public final class LineEvents extends OutputStream {
  private final OutputStream out;
  private final boolean error;

  public LineEvents(OutputStream out, boolean error) {
    this.out = out;
    this.error = error;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    if (!Gate.isRead()) {
      out.write(bytes, from, length);
      return;
    }
    int begin = from;
    int end = from + length;
    for (int i = from; i < end; i++) {
      if (bytes[i] == '\n') {
        Gate.emitText(error, bytes, begin, i - begin);
        Gate.emit(EventKind.LINE, 0L, 0, error ? 1 : 0, 0);
        begin = i + 1;
      }
    }
    Gate.emitText(error, bytes, begin, end - begin);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
