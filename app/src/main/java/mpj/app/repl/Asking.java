package mpj.app.repl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * Standard input as typed code reads it: what the code has printed, its question, is shown before.
 */
final class Asking extends FilterInputStream {
  private static final long TURN_MILLIS = 20;

  private final Runnable show;
  private final boolean terminal;

  /**
   * Begins to read.
   *
   * @param show shows what was printed
   * @param terminal whether somebody types it, who may want to stop the code instead
   */
  Asking(InputStream in, Runnable show, boolean terminal) {
    super(in);
    this.show = show;
    this.terminal = terminal;
  }

  InputStream original() {
    return in;
  }

  /** Standard input is the session's, too: typed code does not close it. */
  @Override
  public void close() {}

  @Override
  public int read() throws IOException {
    begin();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    begin();
    return super.read(bytes, from, length);
  }

  private void begin() throws IOException {
    show.run();
    try {
      while (terminal && in.available() == 0) {
        Thread.sleep(TURN_MILLIS); // a read would not heed an interrupt
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while it was read").initCause(e);
    }
  }
}
