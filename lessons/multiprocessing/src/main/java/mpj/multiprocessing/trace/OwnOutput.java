package mpj.multiprocessing.trace;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Takes the place of the main process's output while it is watched: cuts it into lines. */
final class OwnOutput extends OutputStream {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Lines lines;
  private final int slot;
  private final boolean error;

  OwnOutput(Lines lines, int slot, boolean error) {
    this.lines = lines;
    this.slot = slot;
    this.error = error;
  }

  @Override
  public synchronized void write(int b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    lines.add(slot, error, line.toString(StandardCharsets.UTF_8));
    line.reset();
  }
}
