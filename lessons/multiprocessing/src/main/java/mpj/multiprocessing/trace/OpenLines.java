package mpj.multiprocessing.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The lines that processes have begun and not ended, one for each of their streams. */
final class OpenLines {
  /** Is given a line. */
  interface Taker {
    void line(int identity, boolean error, String text);
  }

  private static final int LONGEST = 1 << 20;

  private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();

  private static int key(int identity, boolean error) {
    return identity << 1 | (error ? 1 : 0);
  }

  /** Continues a line; one that gets too long is handed over in parts. */
  void add(int identity, boolean error, byte[] bytes, Taker taker) {
    ByteArrayOutputStream line =
        open.computeIfAbsent(key(identity, error), k -> new ByteArrayOutputStream());
    boolean betweenCharacters = bytes.length > 0 && (bytes[0] & 0xc0) != 0x80;
    if (line.size() >= LONGEST && betweenCharacters) {
      taker.line(identity, error, text(line));
    }
    line.writeBytes(bytes);
  }

  /** Ends a line and returns it. */
  String end(int identity, boolean error) {
    ByteArrayOutputStream line = open.get(key(identity, error));
    return line == null ? "" : text(line);
  }

  /** Ends what a process has begun and will not end itself. */
  void endAll(int identity, Taker taker) {
    endIfOpen(key(identity, false), taker);
    endIfOpen(key(identity, true), taker);
  }

  /** Ends all lines of all processes. */
  void endAll(Taker taker) {
    for (int key : open.keySet()) {
      endIfOpen(key, taker);
    }
  }

  private void endIfOpen(int key, Taker taker) {
    ByteArrayOutputStream line = open.get(key);
    if (line != null && line.size() > 0) {
      taker.line(key >> 1, (key & 1) != 0, text(line));
    }
  }

  private static String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return text;
  }
}
