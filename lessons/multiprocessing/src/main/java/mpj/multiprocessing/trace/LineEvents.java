package mpj.multiprocessing.trace;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Announces each line that this process writes by an event, just before it is written. So a line
 * stands among the process's other events at its exact place, however late its text arrives.
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
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        Gate.emit(EventKind.LINE, 0L, 0, error ? 1 : 0, 0);
      }
    }
    out.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
