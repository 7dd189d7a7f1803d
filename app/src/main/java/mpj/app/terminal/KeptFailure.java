package mpj.app.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Keeps why a write failed first; a {@code PrintStream} would only know that one did. */
final class KeptFailure extends FilterOutputStream {
  private volatile IOException first;

  KeptFailure(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int b) throws IOException {
    try {
      out.write(b);
    } catch (IOException e) {
      throw kept(e);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw kept(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw kept(e);
    }
  }

  private IOException kept(IOException failure) {
    if (first == null) {
      first = failure;
    }
    return failure;
  }

  /** Returns why output was lost; a reader who went away wanted no more, and has lost nothing. */
  Optional<IOException> loss() {
    return Optional.ofNullable(first).filter(failure -> !isReaderGone(failure));
  }

  /** The system's number of the error is not to be had; its words are. */
  private static boolean isReaderGone(IOException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("broken pipe") || words.contains("connection reset");
  }
}
