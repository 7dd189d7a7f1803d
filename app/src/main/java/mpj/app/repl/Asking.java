package mpj.app.repl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input as typed code reads it: what the code has printed, its question, is shown before.
 */
final class Asking extends FilterInputStream {
  private final Runnable show;

  Asking(InputStream in, Runnable show) {
    super(in);
    this.show = show;
  }

  InputStream original() {
    return in;
  }

  @Override
  public int read() throws IOException {
    show.run();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    show.run();
    return super.read(bytes, from, length);
  }
}
