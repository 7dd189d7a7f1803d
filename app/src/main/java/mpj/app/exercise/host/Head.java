package mpj.app.exercise.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The first bytes of what a process writes; all that comes after is read and forgotten, so that
 * whoever writes for ever fills neither a disk nor the memory.
 */
final class Head {
  private static final int MOST_BYTES = 64 * 1024;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread reader;

  /** Begins to read, until the last writer has ended. */
  Head(InputStream in) {
    reader = Thread.ofPlatform().name("head").daemon().start(() -> read(in));
  }

  private void read(InputStream in) {
    byte[] bytes = new byte[8192];
    try (in) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        keep(bytes, count);
      }
    } catch (IOException e) {
      // What was read so far is all there is.
    }
  }

  private synchronized void keep(byte[] bytes, int count) {
    kept.write(bytes, 0, Math.min(count, MOST_BYTES - kept.size()));
  }

  /** Returns what is kept; waits so long for the end, which a process left behind may put off. */
  String text(Duration grace) throws InterruptedException {
    reader.join(grace);
    synchronized (this) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }
}
