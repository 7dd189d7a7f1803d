package mpj.multiprocessing.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import mpj.multiprocessing.trace.Trace;

/**
 * Carries what a child prints to its parent's own output, or to whoever watches, in whole lines:
 * the lines of several children never mix.
 */
public final class LinePump extends Thread {
  private static final int LONGEST_LINE = 1 << 20;

  private final InputStream in;
  private final int slot;
  private final boolean error;

  public LinePump(InputStream in, String process, int slot, boolean error) {
    super(null, null, "mpj-output-" + process, 0, false);
    setDaemon(true);
    this.in = in;
    this.slot = slot;
    this.error = error;
  }

  @Override
  public void run() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        cut(buffer, n, line);
      }
    } catch (IOException e) {
      // The pipe is gone with the process; what it had brought has been handed on.
    }
    if (line.size() > 0) {
      handOn(line);
    }
    Trace.endOfLines(slot, error);
  }

  private void cut(byte[] buffer, int length, ByteArrayOutputStream line) {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        line.write(buffer, from, i - from);
        handOn(line);
        from = i + 1;
      }
    }
    line.write(buffer, from, length - from);
    if (line.size() > LONGEST_LINE) {
      handOn(line);
    }
  }

  private void handOn(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (!Trace.line(slot, error, text)) {
      PrintStream out = error ? System.err : System.out;
      out.println(text);
    }
  }
}
